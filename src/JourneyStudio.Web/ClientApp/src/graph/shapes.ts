import { Config, Graph, Shape, type Cell, type EdgeMetadata, type NodeMetadata } from '@antv/x6';
import { connectionKey, isNote, type ConnectionView } from '../draft/model';
import { card, type CardContext, type CardData } from './card';
import { boxOf } from './paper';
import { portMetadata } from './ports';
import { route } from './route';
import { boxAt, nodeHeight, nodeWidth, type Box } from './size';

export const cardShape = 'journey-activity';
export const lineRouter = 'journey-line';

// Its sheet is bundled with ours: a strict content security policy allows no style elements made by a script
Config.autoInsertCSS = false;

/** Shapes are registered once for the page, so each canvas hands its words and icons over by its graph. */
const contexts = new WeakMap<object, CardContext>();

export function useContext(graph: Graph, context: CardContext): void {
  contexts.set(graph.model, context);
}

Shape.HTML.register({
  shape: cardShape,
  width: nodeWidth,
  height: nodeHeight,
  effect: ['data'],
  html(cell: Cell) {
    const context = cell.model ? contexts.get(cell.model) : undefined;
    return context ? card(cell.getData<CardData>(), context) : document.createElement('div');
  },
});

Graph.registerRouter(lineRouter, (_vertices, _options, view) => {
  const [source, target] = [view.cell.getSourceCellId(), view.cell.getTargetCellId()];
  const others: Box[] = view.graph.getNodes().filter(node => node.id !== source && node.id !== target && !isNote(node.getData<CardData>().node)).map(node => boxAt(node.position()));
  return route(view.sourceAnchor, view.targetAnchor, others);
}, true);

export function nodeMetadata(data: CardData): NodeMetadata {
  const { node } = data;
  return { id: node.id, shape: cardShape, ...boxOf(node), zIndex: 2, data, ports: portMetadata(node) };
}

export interface Stroke {
  width: number;
  selected: boolean;
}

export function edgeAttributes({ width, selected }: Stroke): EdgeMetadata['attrs'] {
  const colour = selected ? 'var(--accent)' : 'var(--edge)';
  const head = Math.max(5, width + 2);
  return {
    line: {
      stroke: colour,
      strokeWidth: width,
      targetMarker: { tagName: 'path', fill: colour, stroke: 'none', d: `M ${head * 1.4} -${head} 0 0 ${head * 1.4} ${head} z` },
    },
  };
}

export function edgeMetadata(connection: ConnectionView, arrivesAt: number, stroke: Stroke): EdgeMetadata {
  return {
    id: connectionKey(connection),
    shape: 'edge',
    zIndex: 1,
    data: connection,
    source: { cell: connection.source, port: connection.port, anchor: { name: 'bottom' }, connectionPoint: 'anchor' },
    target: { cell: connection.target, anchor: { name: 'top', args: { dx: arrivesAt } }, connectionPoint: 'anchor' },
    router: { name: lineRouter },
    connector: { name: 'rounded', args: { radius: 10 } },
    attrs: edgeAttributes(stroke),
  };
}
