import { Graph, Selection, Snapline } from '@antv/x6';
import { edgeAttributes, lineRouter } from './shapes';

/** The X6 graph with the manners of UX.md; everything that knows X6's options is here. */
export function createGraph(container: HTMLElement, portRendered: (box: Element, node: string, port: string) => void): Graph {
  const graph: Graph = new Graph({
    container,
    autoResize: true,
    background: false,
    grid: false,
    moveThreshold: 3,
    magnetThreshold: 3,
    panning: { enabled: false, eventTypes: ['leftMouseDown'] },
    mousewheel: { enabled: true, modifiers: ['ctrl', 'meta'], minScale: 0.15, maxScale: 2, zoomAtMousePosition: true },
    scaling: { min: 0.15, max: 2 },
    interacting: { edgeMovable: false, vertexMovable: false, arrowheadMovable: true, edgeLabelMovable: false, nodeMovable: true, magnetConnectable: true },
    connecting: {
      snap: { radius: 32, anchor: 'bbox' },
      allowBlank: true,
      allowEdge: false,
      allowLoop: false,
      allowNode: true,
      allowPort: false,
      allowMulti: true,
      highlight: true,
      sourceAnchor: 'bottom',
      targetAnchor: 'top',
      connectionPoint: 'anchor',
      router: { name: lineRouter },
      connector: { name: 'rounded', args: { radius: 10 } },
      createEdge: () => graph.createEdge({ shape: 'edge', zIndex: 1, attrs: edgeAttributes({ width: 1.75, selected: true }) }),
      validateConnection: ({ sourceCell, targetCell }) =>
        !!targetCell?.isNode() && sourceCell !== targetCell && targetCell.getData<{ node: { hasInput: boolean } }>().node.hasInput,
    },
    highlighting: {
      magnetAvailable: { name: 'className', args: { className: 'can-connect' } },
      magnetAdsorbed: { name: 'className', args: { className: 'will-connect' } },
    },
    onPortRendered: ({ contentContainer, node, port }) => portRendered(contentContainer, node.id, port.id ?? ''),
  });
  graph.use(new Snapline({ enabled: true, sharp: true, tolerance: 8 }));
  graph.use(new Selection({
    enabled: true,
    multiple: true,
    rubberband: true,
    rubberEdge: false,
    movable: true,
    strict: false,
    showNodeSelectionBox: false,
    showEdgeSelectionBox: false,
    multipleSelectionModifiers: ['ctrl', 'meta', 'shift'],
    pointerEvents: 'none',
  }));
  return graph;
}
