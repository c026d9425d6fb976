import { isNote, type ConnectionView, type KindView } from './draft/model';
import { nodeHeight, nodeWidth, rowPitch, snap, type Point } from './graph/size';
import { newId } from './input/clipboard';
import { addNote } from './input/note';
import type { Choice } from './input/picker';
import { adding, freePlace, openPort, placeAfter } from './input/placing';
import { nameOf, select, selectedNodes, stateOf, type Session } from './session';

/** Asks for a kind of activity at a place of the canvas. */
export function askAt(session: Session, at: Point, choices: readonly Choice<KindView>[], chosen: (kind: KindView) => void): void {
  session.picker.show(at.x, at.y, { label: session.texts.say('find'), choices, chosen });
}

export function addAt(session: Session, kind: KindView, at: Point, from?: { source: string; port: string }, into?: ConnectionView): void {
  if (isNote(kind)) {
    addNote(session, kind, at);
    return;
  }
  const id = newId(kind.type);
  session.submit(adding(kind, id, at, from, into));
  select(session, [id], true);
  session.announce(from ? session.texts.say('addedAfter', kind.name, nameOf(session, from.source)) : session.texts.say('added', kind.name));
}

/** After one port of an activity. */
export function addAfter(session: Session, kind: KindView, source: string, port: string): void {
  addAt(session, kind, placeAfter(stateOf(session), source, port), { source, port });
}

/** After the selected activity, joined to its first open port; without a selection in the middle of what is in sight. */
export function addAfterSelection(session: Session, kind: KindView): void {
  const [source] = selectedNodes(session);
  const port = source && kind.hasInput ? openPort(stateOf(session), source) : undefined;
  if (source && port) {
    addAfter(session, kind, source, port);
    return;
  }
  const view = session.graph.getGraphArea();
  const middle = { x: snap(view.x + view.width / 2 - nodeWidth / 2), y: snap(view.y + view.height / 2 - nodeHeight / 2) };
  addAt(session, kind, freePlace(stateOf(session), middle));
}

/** Into a connection: between its ends, where the line runs; below the source when there is no room. */
export function addInto(session: Session, kind: KindView, connection: ConnectionView): void {
  const [source, target] = [stateOf(session).nodes.get(connection.source), stateOf(session).nodes.get(connection.target)];
  if (!source || !target) return;
  const roomy = target.y - source.y >= 2 * rowPitch;
  addAt(session, kind, freePlace(stateOf(session), roomy ? { x: target.x, y: snap((source.y + target.y) / 2) } : { x: source.x, y: source.y + rowPitch }), undefined, connection);
}
