import type { Direction } from '../graph/neighbours';

export type Action =
  | { do: 'follow'; direction: Direction }
  | { do: 'nudge'; direction: Direction }
  | { do: 'delete' | 'undo' | 'redo' | 'all' | 'copy' | 'cut' | 'paste' | 'duplicate' | 'tidy' | 'fit' | 'actual' | 'selection' | 'add' | 'connect' | 'open' | 'escape' | 'help' | 'outline' | 'rename' };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const arrows: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };
const withControl: Record<string, Action['do']> = { y: 'redo', a: 'all', c: 'copy', x: 'cut', v: 'paste', d: 'duplicate', l: 'tidy' };
const alone: Record<string, Action['do']> = {
  Delete: 'delete', Backspace: 'delete', Enter: 'open', Escape: 'escape', F2: 'rename',
  '1': 'fit', '2': 'actual', '3': 'selection', '/': 'add', a: 'add', c: 'connect', o: 'outline', '?': 'help',
};

/** The keyboard of UX.md, while the canvas has the focus. */
export function actionOf(event: Pressed): Action | undefined {
  const control = event.ctrlKey || event.metaKey;
  const arrow = arrows[event.key];
  if (arrow) return control ? { do: 'nudge', direction: arrow } : event.shiftKey || event.altKey ? undefined : { do: 'follow', direction: arrow };
  if (event.altKey) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (control) return key === 'z' ? { do: event.shiftKey ? 'redo' : 'undo' } : simple(withControl[key]);
  return simple(alone[key]);
}

const simple = (name: Action['do'] | undefined): Action | undefined => (name ? ({ do: name } as Action) : undefined);
