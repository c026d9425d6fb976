import type { Graph } from '@antv/x6';
import type { DraftCommand } from './draft/commands';
import type { DraftState, KindView } from './draft/model';
import type { CommandQueue } from './draft/queue';
import type { CardContext } from './graph/card';
import type { Drawing } from './graph/drawing';
import type { Picker } from './input/picker';
import type { Texts } from './text';

/** What the parts of an open designer share: the draft, the drawing, the words. */
export interface Session {
  readonly graph: Graph;
  readonly queue: CommandQueue;
  readonly drawing: Drawing;
  readonly kinds: ReadonlyMap<string, KindView>;
  readonly context: CardContext;
  readonly texts: Texts;
  readonly picker: Picker;
  readonly container: HTMLElement;
  readonly area: HTMLElement;
  submit(command: DraftCommand): void;
  announce(text: string): void;
}

export const stateOf = (session: Session): DraftState => session.queue.state;

export function selectedNodes(session: Session): string[] {
  return session.graph.getSelectedCells().filter(cell => cell.isNode()).map(cell => cell.id);
}

export const nameOf = (session: Session, id: string | undefined): string => (id ? session.queue.state.nodes.get(id)?.name ?? id : '');

export function select(session: Session, ids: readonly string[], focus = false): void {
  session.graph.resetSelection(ids.flatMap(id => session.graph.getCellById(id) ?? []));
  const first = ids[0];
  const node = first ? session.graph.getCellById(first) : null;
  if (!focus || !node?.isNode()) return;
  reveal(session, node.id);
  const view = session.graph.findViewByCell(node)?.container as SVGElement | undefined;
  // A node that was just added is drawn in the next frame: keys go to the canvas until then
  session.drawing.focusNext = view?.isConnected ? null : node.id;
  (view?.isConnected ? view : session.container).focus({ preventScroll: true });
}

/** Scrolls just far enough that the node is in sight. */
export function reveal(session: Session, id: string): void {
  const node = session.graph.getCellById(id);
  if (!node?.isNode()) return;
  const box = session.graph.localToGraph(node.getBBox());
  const room = session.container.getBoundingClientRect();
  const margin = 48;
  const dx = box.x < margin ? margin - box.x : Math.min(0, room.width - margin - (box.x + box.width));
  const dy = box.y < margin ? margin - box.y : Math.min(0, room.height - margin - (box.y + box.height));
  if (dx !== 0 || dy !== 0) session.graph.translateBy(dx, dy);
}
