import { select, stateOf, type Session } from '../session';

/** An input over the name of a node: Enter or leaving it keeps the new name, Escape the old one. */
export function renameInPlace(session: Session, id: string): void {
  const node = stateOf(session).nodes.get(id);
  const row = session.outline.worked ? session.outline.rowOf(id) : undefined;
  const name = row?.querySelector('.name') ?? session.graph.findViewByCell(id)?.container.querySelector('.name');
  if (!node || !name) return;
  const host = row ? session.outline.place : session.area;
  const [at, room] = [name.getBoundingClientRect(), host.getBoundingClientRect()];
  const input = document.createElement('input');
  input.className = 'input sm rename';
  input.value = node.name;
  input.setAttribute('aria-label', session.texts.say('rename'));
  Object.assign(input.style, { left: `${at.left - room.left - 8}px`, top: `${at.top - room.top + host.scrollTop - 5}px` });
  let done = false;
  const finish = (keep: boolean) => {
    if (done) return;
    done = true;
    const wanted = input.value.trim();
    input.remove();
    if (keep && wanted !== node.name) session.submit({ kind: 'rename', activity: id, name: wanted || node.kindName });
    select(session, [id], true);
  };
  input.addEventListener('keydown', event => {
    event.stopPropagation();
    if (event.key === 'Enter') finish(true);
    else if (event.key === 'Escape') finish(false);
  });
  input.addEventListener('blur', () => finish(true));
  host.append(input);
  input.select();
}
