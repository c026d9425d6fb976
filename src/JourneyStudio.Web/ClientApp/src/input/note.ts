import { noteOf } from '../draft/model';
import { element } from '../graph/card';
import { select, stateOf, type Session } from '../session';
import { place } from './picker';

/** The remark on an activity, written beside it. Leaving it in any way keeps what was written; undo takes it back. */
export function writeNote(session: Session, id: string): void {
  const node = stateOf(session).nodes.get(id);
  const view = session.graph.findViewByCell(id)?.container.querySelector('.node');
  if (!node) return;
  const before = noteOf(node);
  const box = element('div', 'float note-box');
  const label = element('label', 'label', session.texts.say('noteOn', node.name)) as HTMLLabelElement;
  const text = document.createElement('textarea');
  [text.id, text.rows, text.value, text.className] = ['canvas-note', 4, before, 'area'];
  label.htmlFor = text.id;
  box.append(label, text);
  session.area.append(box);
  const room = session.area.getBoundingClientRect();
  const at = view?.getBoundingClientRect() ?? room;
  place(box, session.area, at.right - room.left + 12, at.top - room.top);
  let done = false;
  const finish = (focus: boolean) => {
    if (done) return;
    done = true;
    const after = text.value.trim();
    box.remove();
    if (after !== before) {
      session.submit({ kind: 'note', activity: id, text: after || null });
      session.announce(session.texts.say(after ? 'noted' : 'noteGone', node.name));
    }
    if (focus) select(session, [id], true);
  };
  text.addEventListener('keydown', event => {
    event.stopPropagation();
    if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    finish(true);
  });
  text.addEventListener('blur', () => finish(false));
  text.focus();
}
