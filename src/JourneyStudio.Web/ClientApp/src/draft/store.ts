import type { DraftCommand } from './commands';

export interface Entry {
  commandId: string;
  order: number;
  baseRevision: number;
  command: DraftCommand;
}

export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * Commands not yet acknowledged, kept in the browser. Every command has a key of its own, so that two tabs never overwrite each
 * other; a tab that finds another's commands sends them too, which is harmless: the server answers a repeated id with the same answer.
 */
export class EntryStore {
  private readonly prefix: string;

  constructor(private readonly storage: KeyValueStore, draft: string) {
    this.prefix = `journeystudio.draft.${draft}.`;
  }

  /** False when the browser keeps nothing (private mode, full): the command then lives in this page only. */
  save(entry: Entry): boolean {
    try {
      this.storage.setItem(this.prefix + entry.commandId, JSON.stringify(entry));
      return true;
    } catch {
      return false;
    }
  }

  remove(commandId: string): void {
    this.storage.removeItem(this.prefix + commandId);
  }

  load(): Entry[] {
    const entries: Entry[] = [];
    for (let i = 0; i < this.storage.length; i++) {
      const key = this.storage.key(i);
      if (!key?.startsWith(this.prefix)) continue;
      const entry = read(this.storage.getItem(key));
      if (entry) entries.push(entry);
    }
    return entries.sort((a, b) => a.order - b.order);
  }
}

function read(text: string | null): Entry | undefined {
  try {
    const entry = JSON.parse(text ?? '') as Entry;
    return typeof entry.commandId === 'string' && typeof entry.command?.kind === 'string' ? entry : undefined;
  } catch {
    return undefined;
  }
}
