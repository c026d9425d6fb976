import type { Graph } from '@antv/x6';
import { connectionKey, type ConnectionView } from '../draft/model';
import type { Point } from './size';

const reach = 24;

/** The connection that runs closest to a point of the graph, for putting an activity into it. */
export function connectionNear(graph: Graph, connections: Iterable<ConnectionView>, at: Point): ConnectionView | undefined {
  let best: { connection: ConnectionView; far: number } | undefined;
  for (const connection of connections) {
    const view = graph.findViewByCell(connectionKey(connection));
    if (!view?.isEdgeView()) continue;
    const far = distance([view.sourcePoint, ...view.routePoints, view.targetPoint], at);
    if (far < reach && (!best || far < best.far)) best = { connection, far };
  }
  return best?.connection;
}

/** How far a point is from a path of straight legs. */
export function distance(path: readonly Point[], at: Point): number {
  let far = Infinity;
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [path[i - 1], path[i]];
    if (!a || !b) continue;
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const along = Math.max(0, Math.min(1, ((at.x - a.x) * dx + (at.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    far = Math.min(far, Math.hypot(at.x - a.x - along * dx, at.y - a.y - along * dy));
  }
  return far;
}
