import type { Graph } from '@antv/x6';
import type { DraftCommand } from './draft/commands';
import type { DraftState, KindView } from './draft/model';
import type { CommandQueue } from './draft/queue';
import type { Folding } from './folding';
import type { CardContext } from './graph/card';
import type { Drawing } from './graph/drawing';
import type { Point } from './graph/size';
import type { Tidying } from './graph/tidying';
import type { FindBox } from './input/find';
import type { Menu } from './input/menu';
import type { Picker } from './input/picker';
import type { Outline } from './outline/outline';
import type { Texts } from './text';

/** What the parts of an open designer share: the draft, the drawing, the words. */
export interface Session {
  readonly graph: Graph;
  readonly queue: CommandQueue;
  readonly drawing: Drawing;
  readonly folding: Folding;
  readonly kinds: ReadonlyMap<string, KindView>;
  readonly context: CardContext;
  readonly texts: Texts;
  readonly picker: Picker;
  readonly menu: Menu;
  readonly find: FindBox;
  readonly outline: Outline;
  readonly tidying: Tidying;
  readonly container: HTMLElement;
  readonly area: HTMLElement;
  /** Where the mouse is on the canvas, in the graph's measures; null when it is elsewhere. */
  pointer: Point | null;
  submit(command: DraftCommand): void;
  announce(text: string): void;
}

export const stateOf = (session: Session): DraftState => session.queue.state;

export function selectedNodes(session: Session): string[] {
  return session.graph.getSelectedCells().filter(cell => cell.isNode()).map(cell => cell.id);
}

export const nameOf = (session: Session, id: string | undefined): string => (id ? session.queue.state.nodes.get(id)?.name ?? id : '');

/** Chooses activities; with `focus` the first of them takes it, in the twin that is being worked in. */
export function select(session: Session, ids: readonly string[], focus = false): void {
  const first = ids[0];
  if (first && focus) session.folding.reveal(first);
  session.graph.resetSelection(ids.flatMap(id => session.graph.getCellById(id) ?? []));
  const node = first ? session.graph.getCellById(first) : null;
  if (!focus || !node?.isNode()) return;
  reveal(session, node.id);
  if (session.outline.worked) {
    session.outline.focus(node.id);
    return;
  }
  const view = session.graph.findViewByCell(node)?.container as SVGElement | undefined;
  // A node that was just added is drawn in the next frame: keys go to the canvas until then
  session.drawing.focusNext = view?.isConnected ? null : node.id;
  (view?.isConnected ? view : session.container).focus({ preventScroll: true });
}

/** Gives the focus back to where work goes on: the chosen activity, in the twin that was worked in. */
export function focusWork(session: Session): void {
  const [id] = selectedNodes(session);
  if (session.outline.worked) session.outline.focus(id);
  else if (id) select(session, selectedNodes(session), true);
  else session.container.focus({ preventScroll: true });
}

/** Scrolls just far enough that the node is in sight. */
export function reveal(session: Session, id: string): void {
  session.folding.reveal(id);
  const node = session.graph.getCellById(id);
  if (!node?.isNode()) return;
  const box = session.graph.localToGraph(node.getBBox());
  const room = session.container.getBoundingClientRect();
  const margin = 48;
  const dx = box.x < margin ? margin - box.x : Math.min(0, room.width - margin - (box.x + box.width));
  const dy = box.y < margin ? margin - box.y : Math.min(0, room.height - margin - (box.y + box.height));
  if (dx !== 0 || dy !== 0) session.graph.translateBy(dx, dy);
}

/** Where a floating box about an activity goes: below it, or where the eye is when it is not drawn. */
export function placeBeside(session: Session, id: string | undefined): Point {
  const node = id ? session.graph.getCellById(id) : null;
  const room = session.area.getBoundingClientRect();
  if (!node?.isNode()) return { x: room.width / 2 - 120, y: room.height / 4 };
  const at = session.graph.localToGraph(node.getBBox());
  return { x: at.x, y: at.y + at.height + 16 };
}
