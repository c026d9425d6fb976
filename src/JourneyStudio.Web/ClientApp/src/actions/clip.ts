import { grid, nodeHeight, nodeWidth, snap } from '../graph/size';
import { copyOf, newId, parse, pasteOf, type Fragment } from '../input/clipboard';
import { select, selectedNodes, stateOf, type Session } from '../session';

const kept = 'journeystudio.clipboard';

/** Into the browser's clipboard, for other browsers, and into its storage, for its other tabs when the clipboard is closed to pages. */
export async function copy(session: Session): Promise<boolean> {
  const fragment = copyOf(stateOf(session), selectedNodes(session));
  if (!fragment) return false;
  const text = JSON.stringify(fragment);
  try {
    localStorage.setItem(kept, text);
  } catch {
    // Too large for the storage: the clipboard has it
  }
  await navigator.clipboard?.writeText(text).catch(() => undefined);
  session.announce(session.texts.say('copied', fragment.activities.length));
  return true;
}

/** `text` is what a paste brought; a menu brings none and takes what this browser copied last: reading the clipboard unasked is forbidden or asks the reader. */
export function paste(session: Session, text = ''): void {
  const fragment = parse(text) ?? parse(localStorage.getItem(kept) ?? '');
  if (!fragment || fragment.activities.length === 0) return;
  const [dx, dy] = shift(session, fragment);
  addCopy(session, fragment, dx, dy);
  session.announce(session.texts.say('pasted', fragment.activities.length));
}

export function duplicate(session: Session): void {
  const fragment = copyOf(stateOf(session), selectedNodes(session));
  if (fragment) addCopy(session, fragment, 4 * grid, 4 * grid);
}

export function addCopy(session: Session, fragment: Fragment, dx: number, dy: number): void {
  const command = pasteOf(fragment, newId, dx, dy);
  session.submit(command);
  select(session, command.activities.map(activity => activity.id), true);
}

/** Beside where it was copied when that is in sight and still there, else under the mouse or in the middle of what is in sight. */
function shift(session: Session, fragment: Fragment): [number, number] {
  const places = fragment.activities.map(activity => activity.metadata?.designer?.position ?? { x: 0, y: 0 });
  const [left, top] = [Math.min(...places.map(p => p.x)), Math.min(...places.map(p => p.y))];
  const [right, bottom] = [Math.max(...places.map(p => p.x)) + nodeWidth, Math.max(...places.map(p => p.y)) + nodeHeight];
  const view = session.graph.getGraphArea();
  const seen = left < view.x + view.width && right > view.x && top < view.y + view.height && bottom > view.y;
  if (seen && fragment.activities.some(activity => stateOf(session).nodes.has(activity.id))) return free(session, places, 4 * grid, 4 * grid);
  const at = session.pointer ?? { x: view.x + view.width / 2 - (right - left) / 2, y: view.y + view.height / 2 - (bottom - top) / 2 };
  return free(session, places, snap(at.x - left), snap(at.y - top));
}

/** A second paste does not cover the first. */
function free(session: Session, places: { x: number; y: number }[], dx: number, dy: number): [number, number] {
  const taken = new Set([...stateOf(session).nodes.values()].map(node => `${node.x}|${node.y}`));
  let by = 0;
  while (places.some(place => taken.has(`${place.x + dx + by}|${place.y + dy + by}`))) by += 4 * grid;
  return [dx + by, dy + by];
}
