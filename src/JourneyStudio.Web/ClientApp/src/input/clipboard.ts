import type { DraftCommand } from '../draft/commands';
import type { ActivityJson, ConnectionView, DraftState } from '../draft/model';

/** A part of a journey, whole: it may be pasted into another one. */
export interface Fragment {
  journeyStudio: 'activities';
  activities: ActivityJson[];
  connections: ConnectionView[];
}

export function copyOf(state: DraftState, ids: readonly string[]): Fragment | undefined {
  const nodes = ids.flatMap(id => state.nodes.get(id) ?? []);
  const chosen = new Set(nodes.map(node => node.id));
  return nodes.length === 0 ? undefined : {
    journeyStudio: 'activities',
    activities: nodes.map(node => placed({ ...node.activity, metadata: { ...node.activity.metadata, ...(node.name !== node.kindName && { displayText: node.name }) } }, node.x, node.y)),
    connections: [...state.connections.values()].filter(c => chosen.has(c.source) && chosen.has(c.target)),
  };
}

export function parse(text: string): Fragment | undefined {
  try {
    const fragment = JSON.parse(text) as Fragment;
    return fragment.journeyStudio === 'activities' && Array.isArray(fragment.activities) && Array.isArray(fragment.connections) ? fragment : undefined;
  } catch {
    return undefined;
  }
}

/** The command that adds a copy with new ids, moved by an offset. */
export function pasteOf(fragment: Fragment, newId: (type: string) => string, dx: number, dy: number): Extract<DraftCommand, { kind: 'add' }> {
  const ids = new Map(fragment.activities.map(activity => [activity.id, newId(activity.type)]));
  return {
    kind: 'add',
    activities: fragment.activities.map(activity => {
      const at = activity.metadata?.designer?.position ?? { x: 0, y: 0 };
      const { nodeId: _, ...rest } = activity;
      return placed({ ...rest, id: ids.get(activity.id) ?? activity.id, type: activity.type }, at.x + dx, at.y + dy);
    }),
    connections: fragment.connections.flatMap(c => {
      const [source, target] = [ids.get(c.source), ids.get(c.target)];
      return source && target ? [{ source, port: c.port, target }] : [];
    }),
  };
}

export function placed(activity: ActivityJson, x: number, y: number): ActivityJson {
  return { ...activity, metadata: { ...activity.metadata, designer: { ...activity.metadata?.designer, position: { x, y } } } };
}

/** Short, readable, and unlike what another editor makes at the same moment: `wait-k3f9a`. */
export function newId(type: string, random: () => number = Math.random): string {
  const stem = (type.split('.').pop() ?? type).replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
  return `${stem}-${Math.floor(random() * 36 ** 5).toString(36).padStart(5, '0')}`;
}
