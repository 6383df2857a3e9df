/**
 * A value that a rule cannot use. `message` is one plain sentence for the person who typed the value: it says what is
 * wrong and what is accepted. `argument` names the argument as the cell function's help names it (`code`, `place`, ...).
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly argument: string,
    message: string,
  ) {
    super(message);
  }
}
