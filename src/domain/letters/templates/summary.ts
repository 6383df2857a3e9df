import { letter } from '../define.ts';

/** OUT-10: shows the practice on one page: figures, rates, what is asked. */
export const summary = letter({
  id: 'OUT-10',
  name: 'Practice summary',
  stage: 'formal ask',
  form: 'enclosure',
  trigger: 'It goes along with a request.',
  purpose: 'Shows the practice on one page: figures, rates, what is asked.',
  subject: 'Practice summary: {{practice}}',
  body: `
{{introduction}}{{#years}} We have been in practice for {{years}} years.{{/years}}

{{#claims.length}}
**At a glance**
{{/claims.length}}

{{#claims}}
- {{.}}
{{/claims}}

**Rates**

{{> table}}

{{comparison}}

{{#comparisons}}
- {{.}}
{{/comparisons}}

{{basis}}

{{region}} {{others}}

All figures are totals over many clients. None of them describes a single person.
`,
});
