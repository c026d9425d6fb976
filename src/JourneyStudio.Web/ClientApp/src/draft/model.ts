/** What the server tells about a draft, and what the canvas draws. Names follow the C# records of Features/Designer. */

export type Family = 'trigger' | 'flow' | 'wait' | 'action' | 'message' | 'people' | 'exit' | 'note';

export interface Port {
  id: string;
  label: string;
}

export interface Check {
  code: string;
  blocks: boolean;
  message: string;
}

/** An activity as it stands in the definition's JSON; kept whole so that a copy loses nothing. */
export interface ActivityJson {
  id: string;
  type: string;
  version?: number;
  metadata?: { displayText?: string; description?: string; designer?: { position?: { x: number; y: number } } };
  [setting: string]: unknown;
}

export interface NodeView {
  id: string;
  type: string;
  family: Family;
  kindName: string;
  name: string;
  summary: string;
  x: number;
  y: number;
  hasInput: boolean;
  ports: Port[];
  checks: Check[];
  activity: ActivityJson;
  /** How many activities are folded away below it; only in what is drawn. */
  folded?: number;
}

export interface ConnectionView {
  source: string;
  port: string;
  target: string;
}

/** A kind of activity, as the palette offers it. */
export interface KindView {
  type: string;
  version: number;
  family: Family;
  name: string;
  icon: string;
  hasInput: boolean;
  ports: Port[];
}

export interface DraftState {
  name: string;
  nodes: ReadonlyMap<string, NodeView>;
  connections: ReadonlyMap<string, ConnectionView>;
}

/** A note stands on the canvas to be read: it is an activity that nothing leads to. */
export const isNote = (node: { family: string } | undefined): boolean => node?.family === 'note';

/** What is written on a note. */
export const textOf = (node: NodeView): string => (typeof node.activity.text === 'string' ? node.activity.text : '');

/** The operator's remark on an activity. */
export const noteOf = (node: NodeView): string => node.activity.metadata?.description ?? '';

export const connectionKey = (c: ConnectionView) => `${c.source}|${c.port}|${c.target}`;

export const emptyState: DraftState = { name: '', nodes: new Map(), connections: new Map() };
