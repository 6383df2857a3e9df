/**
 * People go on working while a command runs, and no lock keeps them from it. So cells that were read a while ago are looked at once
 * more right before they are written; a command that finds them changed leaves them alone and says so.
 */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';

  /** `tab`: what the tab is called now. */
  constructor(readonly tab: string) {
    super(`${tab} was changed meanwhile`);
  }
}
