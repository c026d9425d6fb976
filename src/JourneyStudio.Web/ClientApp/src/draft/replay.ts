import { apply, type Kinds } from './apply';
import type { DraftCommand } from './commands';
import type { DraftState } from './model';
import { applyPatch, type Patch } from './patch';

/**
 * The state that the reader should see: what the server confirmed plus the commands still on their way. An `undo` takes back the
 * latest command that is still waiting; with none left it takes back what was confirmed in this session, if that is remembered
 * (`undoable`, latest last); older ones show when the server answers.
 */
export function replay(confirmed: DraftState, undoable: readonly Patch[], commands: readonly DraftCommand[], kinds: Kinds): DraftState {
  const edits: DraftCommand[] = [];
  const undone: DraftCommand[] = [];
  let taken = 0;
  for (const command of commands) {
    if (command.kind === 'undo') {
      const last = edits.pop();
      if (last) undone.push(last);
      else if (taken < undoable.length) taken++;
    } else if (command.kind === 'redo') {
      const next = undone.pop();
      if (next) edits.push(next);
      else if (taken > 0) taken--;
    } else {
      edits.push(command);
      undone.length = 0;
    }
  }
  const start = undoable.slice(undoable.length - taken).reduceRight(applyPatch, confirmed);
  return edits.reduce((state, command) => apply(state, command, kinds), start);
}
