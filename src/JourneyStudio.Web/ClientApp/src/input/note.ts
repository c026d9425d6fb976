import { isNote, noteOf, textOf, type KindView } from '../draft/model';
import { element } from '../graph/card';
import { boxOf } from '../graph/paper';
import { nodeHeight, nodeWidth, snap, type Box, type Point } from '../graph/size';
import { select, stateOf, type Session } from '../session';
import { newId } from './clipboard';
import { place } from './picker';
import { activityOf, freePlace } from './placing';

const longest = 2000;

interface Writing {
  label: string;
  before: string;
  /** What it is about, in the graph's measures. */
  about: Box;
  /** Whether it is written on the paper itself, and not beside it. */
  onPaper: boolean;
  changed(text: string): void;
  /** Gives the focus back. */
  back(): void;
}

/** The remark on an activity, written beside it. */
export function writeNote(session: Session, id: string): void {
  const node = stateOf(session).nodes.get(id);
  if (!node) return;
  const { texts } = session;
  write(session, {
    label: texts.say('noteOn', node.name),
    before: noteOf(node),
    about: boxOf(node),
    onPaper: false,
    changed: text => {
      session.submit({ kind: 'note', activity: id, text: text || null });
      session.announce(texts.say(text ? 'noted' : 'noteGone', node.name));
    },
    back: () => select(session, [id], true),
  });
}

/** What a note on the canvas says. */
export function writeText(session: Session, id: string): void {
  const node = stateOf(session).nodes.get(id);
  if (!node) return;
  write(session, {
    label: session.texts.say('noteText'),
    before: textOf(node),
    about: boxOf(node),
    onPaper: true,
    changed: text => {
      session.submit({ kind: 'set', activity: id, setting: 'text', value: text || null });
      session.announce(session.texts.say('noted', node.kindName));
    },
    back: () => select(session, [id], true),
  });
}

/** A new note where the mouse is, else in the middle of what is in sight. */
export function newNote(session: Session): void {
  const kind = [...session.kinds.values()].find(isNote);
  const view = session.graph.getGraphArea();
  const at = session.pointer ? { x: snap(session.pointer.x), y: snap(session.pointer.y) }
    : freePlace(stateOf(session), { x: snap(view.x + (view.width - nodeWidth) / 2), y: snap(view.y + (view.height - nodeHeight) / 2) });
  if (kind) addNote(session, kind, at);
}

/** A note comes into being with what is written on it: one step, and none when nothing is written. */
export function addNote(session: Session, kind: KindView, at: Point): void {
  let added: string | undefined;
  write(session, {
    label: session.texts.say('noteText'),
    before: '',
    about: { ...at, width: nodeWidth, height: nodeHeight },
    onPaper: true,
    changed: text => {
      added = newId(kind.type);
      session.submit({ kind: 'add', activities: [{ ...activityOf(kind, added, at), text }], connections: [] });
      session.announce(session.texts.say('added', kind.name));
    },
    back: () => (added ? select(session, [added], true) : session.outline.worked ? session.outline.focus(undefined) : session.container.focus({ preventScroll: true })),
  });
}

/** Leaving it in any way keeps what was written; undo takes it back. */
function write(session: Session, { label, before, about, onPaper, changed, back }: Writing): void {
  const box = element('div', `float note-box${onPaper ? ' on-paper' : ''}`);
  const name = element('label', 'label', label) as HTMLLabelElement;
  const text = document.createElement('textarea');
  [text.id, text.rows, text.value, text.className, text.maxLength] = ['canvas-note', onPaper ? 6 : 4, before, 'area', longest];
  name.htmlFor = text.id;
  box.append(name, text);
  session.area.append(box);
  const at = session.graph.localToGraph(about);
  place(box, session.area, onPaper ? at.x : at.x + at.width + 12, at.y);
  let done = false;
  const finish = (focus: boolean) => {
    if (done) return;
    done = true;
    const after = text.value.trim();
    box.remove();
    if (after !== before) changed(after);
    if (focus) back();
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
