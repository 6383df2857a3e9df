import { Screen } from '../components/screen.tsx';

export function Help() {
  return (
    <Screen title="Help" back={{ to: { screen: 'home' }, label: 'Home' }}>
      <section aria-labelledby="does">
        <h2 id="does">What RateCase does</h2>
        <p>
          You type what each payer pays. RateCase sets it beside Medicare and your other payers, keeps your requests
          with their dates, and drafts the letters. It sends nothing: that is always yours to do.
        </p>
      </section>
      <section aria-labelledby="percent">
        <h2 id="percent">How to read “% of Medicare”</h2>
        <p>
          Your rate divided by what Medicare allows a clinician with your license, in your area, for the same code. 100%
          is the same; 87.2% is 12.8% below; 110% is 10% above.
        </p>
      </section>
      <section aria-labelledby="figures">
        <h2 id="figures">Where the figures come from</h2>
        <p>
          Medicare amounts come from the Physician Fee Schedule that CMS publishes, with its factors for your area. They
          are allowed amounts: what Medicare and the patient pay together. Everything else is what you typed.
        </p>
      </section>
      <section aria-labelledby="colors">
        <h2 id="colors">Colors of headings</h2>
        <p>
          <span class="chip in">You type</span> is yours: RateCase never changes what stands there.
        </p>
        <p>
          <span class="chip out">Worked out</span> follows from what you typed.
        </p>
      </section>
      <section aria-labelledby="privacy">
        <h2 id="privacy">Privacy</h2>
        <p>
          No client names, dates of birth or notes are asked for, and no tab has a place for them. Your figures stay in
          your sheet, and letters in your Drive. RateCase sees only this sheet and the letters it makes.
        </p>
      </section>
      <p class="small muted">
        RateCase is free software under the MIT license. CPT codes are copyright American Medical Association; RateCase
        contains the codes and its own plain labels, not the AMA’s descriptions. Nothing here is legal advice.
      </p>
    </Screen>
  );
}
