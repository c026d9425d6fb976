import type { DraftCommand } from './commands';
import type { Conflict } from './conflict';
import type { ActivityJson, ConnectionView } from './model';

export interface Entry {
  commandId: string;
  order: number;
  baseRevision: number;
  command: DraftCommand;
  /** What the command is about, as its author saw it: with it an activity can be brought back that somebody else deletes meanwhile. */
  about?: { activities: ActivityJson[]; connections: ConnectionView[] };
  /** Why it waits for its author's choice. */
  conflict?: Conflict;
}

export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * Commands not yet acknowledged, kept in the browser: a key for each, under the name of the page that made it and of who was signed
 * in, so that tabs never overwrite each other and nobody sends what somebody else drew.
 */
export class EntryStore {
  private readonly prefix: string;

  /** `storage` is null when the browser has none. */
  constructor(private readonly storage: KeyValueStore | null, draft: string, account: string) {
    this.prefix = `journeystudio.draft:${encodeURIComponent(draft)}:${encodeURIComponent(account)}:`;
  }

  /** False when the browser keeps nothing (private mode, full): the command then lives in this page only. */
  save(entry: Entry): boolean {
    try {
      this.storage?.setItem(this.prefix + entry.commandId, JSON.stringify(entry));
      return this.storage !== null;
    } catch {
      return false;
    }
  }

  remove(entry: Entry): void {
    this.storage?.removeItem(this.prefix + entry.commandId);
  }

  /** Pages that have left something. */
  pages(): string[] {
    return [...new Set(this.load().map(pageOf))];
  }

  of(page: string): Entry[] {
    return this.load().filter(entry => pageOf(entry) === page);
  }

  private load(): Entry[] {
    const entries: Entry[] = [];
    for (let i = 0; i < (this.storage?.length ?? 0); i++) {
      const key = this.storage?.key(i);
      if (!key?.startsWith(this.prefix)) continue;
      const entry = read(this.storage?.getItem(key) ?? '');
      if (entry) entries.push(entry);
    }
    return entries.sort((a, b) => a.order - b.order);
  }
}

/** The browser's own storage; null where it is forbidden. */
export function browserStorage(): KeyValueStore | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

export const pageOf = (entry: Entry): string => entry.commandId.slice(0, entry.commandId.lastIndexOf('.'));

function read(text: string): Entry | undefined {
  try {
    const entry = JSON.parse(text) as Entry;
    return typeof entry.commandId === 'string' && typeof entry.command?.kind === 'string' ? entry : undefined;
  } catch {
    return undefined;
  }
}
