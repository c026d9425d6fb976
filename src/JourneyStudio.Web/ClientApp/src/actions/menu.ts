import { addInto, askAt } from '../adding';
import { connectionKey, isNote, type ConnectionView } from '../draft/model';
import type { Action } from '../input/keys';
import type { MenuItem } from '../input/menu';
import { kindChoices } from '../input/picker';
import { nameOf, selectedNodes, stateOf, type Session } from '../session';

type Simple = Exclude<Action['do'], 'follow' | 'nudge'>;
type Run = (action: Action) => void;

const keys: Partial<Record<Simple, string>> = {
  open: 'Enter', rename: 'F2', note: 'N', explain: 'F1', connect: 'C', add: 'A', copy: 'Ctrl C', cut: 'Ctrl X', paste: 'Ctrl V', duplicate: 'Ctrl D', delete: 'Delete', fold: 'E',
  all: 'Ctrl A', tidy: 'Ctrl L', find: 'Ctrl F', fit: '1', help: '?', undo: 'Ctrl Z', redo: 'Ctrl Shift Z',
};

/** The menu for what is chosen; `at` in the window, else beside the choice. */
export function openMenu(session: Session, run: Run, at?: { x: number; y: number }): void {
  const place = at ?? besideSelection(session);
  const chosen = selectedNodes(session);
  session.menu.show(place.x, place.y, chosen.length === 0 ? forNothing(session, run) : chosen.length === 1 ? forOne(session, run, chosen[0] ?? '') : forSeveral(session, run));
}

export function openConnectionMenu(session: Session, connection: ConnectionView, at: { x: number; y: number }): void {
  const { texts } = session;
  const room = session.area.getBoundingClientRect();
  session.menu.show(at.x, at.y, [[
    {
      text: texts.say('menu.addInto'),
      run: () => askAt(session, { x: at.x - room.left, y: at.y - room.top }, kindChoices([...session.kinds.values()].filter(kind => kind.hasInput)), kind => addInto(session, kind, connection)),
    },
    {
      text: texts.say('menu.disconnect'),
      run: () => {
        if (!stateOf(session).connections.has(connectionKey(connection))) return;
        session.submit({ kind: 'disconnect', connections: [connection] });
        session.announce(texts.say('disconnected', nameOf(session, connection.source), nameOf(session, connection.target)));
      },
    },
  ]]);
}

function forOne(session: Session, run: Run, id: string): MenuItem[][] {
  if (isNote(stateOf(session).nodes.get(id))) return [[one(session, run, 'note', 'noteText'), one(session, run, 'explain')], items(session, run, ['copy', 'cut', 'duplicate']), items(session, run, ['delete'])];
  const folded = session.folding.has(id);
  const ends = (stateOf(session).nodes.get(id)?.ports.length ?? 0) === 0;
  return [
    items(session, run, ['open', 'rename', 'note', 'explain']),
    [...items(session, run, ['add', 'connect']).map(item => ({ ...item, off: ends })), { ...one(session, run, 'fold', folded ? 'menu.unfold' : 'menu.fold'), off: !folded && !session.folding.canFold(id) }],
    items(session, run, ['copy', 'cut', 'duplicate']),
    items(session, run, ['delete']),
  ];
}

function forSeveral(session: Session, run: Run): MenuItem[][] {
  return [items(session, run, ['column', 'row', 'spreadDown', 'spreadAcross']), items(session, run, ['copy', 'cut', 'duplicate']), items(session, run, ['selection']), items(session, run, ['delete'])];
}

function forNothing(session: Session, run: Run): MenuItem[][] {
  return [
    [one(session, run, 'add'), one(session, run, 'note', 'menu.noteHere'), ...items(session, run, ['paste', 'all'])],
    [{ ...one(session, run, 'undo'), off: !session.queue.canUndo }, { ...one(session, run, 'redo'), off: !session.queue.canRedo }],
    items(session, run, ['tidy', 'fit', 'find', 'help']),
  ];
}

const items = (session: Session, run: Run, names: Simple[]) => names.map(name => one(session, run, name));

function one(session: Session, run: Run, name: Simple, word = `menu.${name}`): MenuItem {
  return { text: session.texts.say(word), keys: keys[name], run: () => run({ do: name } as Action) };
}

function besideSelection(session: Session): { x: number; y: number } {
  const room = session.area.getBoundingClientRect();
  const [id] = selectedNodes(session);
  const row = session.outline.worked ? session.outline.rowOf(id)?.getBoundingClientRect() : undefined;
  const node = id ? session.graph.findViewByCell(id)?.container.querySelector('.node')?.getBoundingClientRect() : undefined;
  const box = row ?? node;
  return box ? { x: box.left + 24, y: box.bottom } : { x: room.left + room.width / 3, y: room.top + room.height / 3 };
}
