import type { DraftCommand } from './commands';
import type { Disagreement } from './conflict';

/** Own edits given up for somebody else's. Undo reaches them in their turn: after the edits made since. */
export class Waived {
  private readonly given: { disagreement: Disagreement; since: number }[] = [];

  get next(): boolean {
    return this.given.at(-1)?.since === 0;
  }

  give(disagreement: Disagreement): void {
    this.given.push({ disagreement, since: 0 });
  }

  /** Counts a command; an undo whose turn it is gives back what was waived instead. */
  pass(command: DraftCommand): Disagreement | undefined {
    const last = this.given.at(-1);
    if (!last) return undefined;
    if (command.kind === 'undo' && last.since === 0) {
      this.given.pop();
      // What is given back is an edit like any other to those below
      const below = this.given.at(-1);
      if (below) below.since++;
      return last.disagreement;
    }
    last.since += command.kind === 'undo' ? -1 : 1;
    return undefined;
  }
}
