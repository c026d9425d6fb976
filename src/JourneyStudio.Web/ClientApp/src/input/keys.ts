import type { Direction } from '../graph/neighbours';

export type Action =
  | { do: 'follow'; direction: Direction }
  | { do: 'nudge'; direction: Direction }
  | {
    do: 'delete' | 'undo' | 'redo' | 'all' | 'copy' | 'cut' | 'paste' | 'duplicate' | 'tidy' | 'fit' | 'actual' | 'selection' | 'add' | 'connect' | 'open' | 'escape' | 'help'
      | 'explain' | 'outline' | 'rename' | 'note' | 'find' | 'menu' | 'fold' | 'column' | 'row' | 'spreadDown' | 'spreadAcross';
  };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const arrows: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };
const withControl: Record<string, Action['do']> = { y: 'redo', a: 'all', c: 'copy', x: 'cut', d: 'duplicate', l: 'tidy', f: 'find' };
const alone: Record<string, Action['do']> = {
  Delete: 'delete', Backspace: 'delete', Enter: 'open', Escape: 'escape', F1: 'explain', F2: 'rename', ContextMenu: 'menu', e: 'fold', n: 'note',
  '1': 'fit', '2': 'actual', '3': 'selection', '/': 'add', a: 'add', c: 'connect', o: 'outline', '?': 'help',
};

/** What keys do wherever the focus is, as long as nothing is typed or pressed there. */
const anywhere = new Set<Action['do']>(['undo', 'redo', 'find', 'help', 'tidy', 'outline', 'fit', 'actual', 'selection', 'add', 'escape']);

/** The keyboard of UX.md, while the canvas or the outline has the focus. */
export function actionOf(event: Pressed): Action | undefined {
  const control = event.ctrlKey || event.metaKey;
  const arrow = arrows[event.key];
  if (arrow) return control ? { do: 'nudge', direction: arrow } : event.shiftKey || event.altKey ? undefined : { do: 'follow', direction: arrow };
  if (event.altKey) return undefined;
  if (event.key === 'F10') return event.shiftKey ? { do: 'menu' } : undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (control) return key === 'z' ? { do: event.shiftKey ? 'redo' : 'undo' } : simple(withControl[key]);
  return simple(alone[key]);
}

/** The same, while the focus is elsewhere on the page. */
export function actionAnywhere(event: Pressed): Action | undefined {
  const action = actionOf(event);
  return action && anywhere.has(action.do) ? action : undefined;
}

const simple = (name: Action['do'] | undefined): Action | undefined => (name ? ({ do: name } as Action) : undefined);
