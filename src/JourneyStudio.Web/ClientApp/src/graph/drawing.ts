import type { Edge, Graph, Node } from '@antv/x6';
import { connectionKey, type ConnectionView, type DraftState, type NodeView } from '../draft/model';
import type { Patch } from '../draft/patch';
import { spokenName, type CardContext, type CardData } from './card';
import type { Counts, CountsByActivity } from './counts';
import { boxOf } from './paper';
import { fillPort, portMetadata, samePorts } from './ports';
import { arrival, thickness } from './route';
import { edgeAttributes, edgeMetadata, nodeMetadata, type Stroke } from './shapes';

/** Draws a draft: takes what changed and the live counts, and never tells anybody about its own changes (`busy`). */
export class Drawing {
  busy = false;
  dragging: ReadonlySet<string> = new Set();
  /** The node that takes the focus as soon as it is drawn. */
  focusNext: string | null = null;
  private counts: CountsByActivity | null = null;
  private others: ReadonlyMap<string, { initials: string; names: string }> = new Map();
  private hinted: string | undefined;
  private joined: ReadonlySet<string> = new Set();
  private most = 0;

  /** `state` is what is drawn, `whole` the draft with what is folded away. */
  constructor(private readonly graph: Graph, private readonly context: CardContext, private readonly state: () => DraftState, private readonly whole: () => DraftState) {}

  draw(patch: Patch): void {
    this.openPorts();
    this.quietly(() => this.graph.batchUpdate(() => {
      for (const connection of patch.removedConnections) this.remove(connectionKey(connection));
      for (const id of patch.removedNodes) this.remove(id);
      for (const node of patch.nodes) this.node(node);
      for (const connection of patch.connections) this.addEdge(connection);
      this.arrange(new Set([...patch.connections, ...patch.removedConnections].map(c => c.target).concat(patch.nodes.map(n => n.id))));
    }));
  }

  /** Takes the drawing away at once: X6 would do it later, and forgets to when the same id is drawn anew before that. */
  remove(id: string): void {
    const drawn = this.graph.findViewByCell(id)?.container;
    this.quietly(() => this.graph.removeCell(id));
    drawn?.remove();
  }

  showCounts(counts: CountsByActivity | null): void {
    const before = this.counts;
    this.counts = counts;
    this.most = Math.max(0, ...[...(counts?.values() ?? [])].map(c => c.entered));
    this.quietly(() => this.graph.batchUpdate(() => {
      for (const node of this.state().nodes.values())
        if (JSON.stringify(before?.get(node.id)) !== JSON.stringify(counts?.get(node.id))) this.node(node);
      this.restroke();
    }));
  }

  /** Marks what others have chosen. */
  showOthers(others: ReadonlyMap<string, { initials: string; names: string }>): void {
    const before = this.others;
    this.others = others;
    this.quietly(() => this.graph.batchUpdate(() => {
      for (const node of this.state().nodes.values())
        if (JSON.stringify(before.get(node.id)) !== JSON.stringify(others.get(node.id))) this.node(node);
    }));
  }

  /** Connections of what is selected are drawn in the accent, the others as thick as their share. */
  restroke(): void {
    for (const edge of this.graph.getEdges()) {
      const connection = edge.getData<ConnectionView | undefined>();
      if (connection) edge.setAttrs(edgeAttributes(this.stroke(connection, edge)) ?? {});
    }
  }

  /** Marks the connection that what is being dragged would go into. */
  hint(key: string | undefined): void {
    if (key === this.hinted) return;
    const mark = (id: string | undefined, on: boolean) => id && this.graph.findViewByCell(id)?.container.classList.toggle('edge-hint', on);
    mark(this.hinted, false);
    mark(key, true);
    this.hinted = key;
  }

  port(box: Element, nodeId: string, portId: string): void {
    const port = this.state().nodes.get(nodeId)?.ports.find(p => p.id === portId);
    if (!port) return;
    box.setAttribute('data-port', portId);
    fillPort(box, port, this.countsOf(nodeId), this.context.texts, !this.joined.has(`${nodeId}|${portId}`));
  }

  name(node: Node, view: Element): void {
    const data = node.getData<CardData>();
    view.setAttribute('role', 'group');
    view.setAttribute('data-node', data.node.id);
    view.setAttribute('data-type', data.node.type);
    view.setAttribute('aria-label', spokenName(data, this.context.texts));
    if (!view.hasAttribute('tabindex')) view.setAttribute('tabindex', '-1');
  }

  quietly(action: () => void): void {
    const before = this.busy;
    this.busy = true;
    try {
      action();
    } finally {
      this.busy = before;
    }
  }

  private node(node: NodeView): void {
    const data: CardData = { node, counts: this.countsOf(node.id), others: this.others.get(node.id) };
    const drawn = this.graph.getCellById(node.id) as Node | null;
    if (!drawn) {
      this.graph.addNode(nodeMetadata(data));
      return;
    }
    const before = drawn.getData<CardData>().node;
    drawn.setData(data, { overwrite: true, deep: false });
    if (!this.dragging.has(node.id)) drawn.setPosition(node.x, node.y);
    const { width, height } = boxOf(node);
    if (drawn.size().height !== height) drawn.resize(width, height);
    const view = this.graph.findViewByCell(drawn)?.container;
    if (!samePorts(before, node)) drawn.prop('ports', portMetadata(node), { rewrite: true });
    else view?.querySelectorAll('[data-port]').forEach(box => this.port(box, node.id, box.getAttribute('data-port') ?? ''));
    if (view) this.name(drawn, view);
  }

  /** A port that leads nowhere offers to go on: which ones do is told anew after every change. */
  private openPorts(): void {
    const before = this.joined;
    this.joined = new Set([...this.whole().connections.values()].map(c => `${c.source}|${c.port}`));
    const changed = new Set([...before].filter(key => !this.joined.has(key)).concat([...this.joined].filter(key => !before.has(key))).map(key => key.slice(0, key.lastIndexOf('|'))));
    for (const id of changed) {
      const node = this.graph.getCellById(id);
      const view = node && this.graph.findViewByCell(node)?.container;
      view?.querySelectorAll('[data-port]').forEach(box => this.port(box, id, box.getAttribute('data-port') ?? ''));
    }
  }

  private addEdge(connection: ConnectionView): void {
    if (this.graph.getCellById(connectionKey(connection))) return;
    if (!this.graph.getCellById(connection.source) || !this.graph.getCellById(connection.target)) return;
    this.graph.addEdge(edgeMetadata(connection, 0, this.stroke(connection)));
  }

  /** Connections into one node meet its top edge side by side, in the order of where they come from. */
  private arrange(targets: ReadonlySet<string>): void {
    const nodes = this.state().nodes;
    const into = new Map<string, ConnectionView[]>();
    for (const c of this.state().connections.values()) if (targets.has(c.target) || targets.has(c.source)) into.set(c.target, []);
    for (const c of this.state().connections.values()) into.get(c.target)?.push(c);
    for (const group of into.values()) {
      group.sort((a, b) => (nodes.get(a.source)?.x ?? 0) - (nodes.get(b.source)?.x ?? 0) || portIndex(nodes.get(a.source), a.port) - portIndex(nodes.get(b.source), b.port));
      group.forEach((connection, index) => {
        const edge = this.graph.getCellById(connectionKey(connection)) as Edge | null;
        edge?.setTarget({ cell: connection.target, anchor: { name: 'top', args: { dx: arrival(index, group.length) } }, connectionPoint: 'anchor' });
      });
    }
  }

  private stroke(connection: ConnectionView, edge?: Edge): Stroke {
    const passed = this.countsOf(connection.source)?.ports[connection.port];
    const selected = this.graph.isSelected(connection.source) || (edge !== undefined && this.graph.isSelected(edge));
    return { width: thickness(this.counts ? passed ?? 0 : null, this.most), selected };
  }

  countsOf(id: string): Counts | null {
    return this.counts ? this.counts.get(id) ?? null : null;
  }
}

const portIndex = (node: NodeView | undefined, port: string) => node?.ports.findIndex(candidate => candidate.id === port) ?? 0;
