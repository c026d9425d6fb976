import type { EntryStore, Entry } from './store';

/** Names that only one living page of the browser can hold, as the browser's locks are. */
export interface Claims {
  /** True when nobody holds the name; from then on this page does, as long as it lives. */
  claim(name: string): Promise<boolean>;
}

/** Finds what pages that are no more have left, so that exactly one other page sends it. */
export class Adoption {
  private readonly mine = new Set<string>();

  constructor(private readonly store: EntryStore, private readonly claims: Claims, page: string) {
    this.mine.add(page);
    void claims.claim(page);
  }

  /** This page and those whose edits it has taken over. */
  get pages(): string[] {
    return [...this.mine];
  }

  async find(): Promise<Entry[]> {
    const found: Entry[] = [];
    for (const page of this.store.pages()) {
      if (this.mine.has(page) || !(await this.claims.claim(page))) continue;
      this.mine.add(page);
      found.push(...this.store.of(page));
    }
    return found;
  }
}

/** Claims by the browser's locks. Where it has none (no secure connection) every claim succeeds: the server carries out a repeated id only once. */
export const browserClaims: Claims = {
  claim: name => {
    const locks = (navigator as { locks?: LockManager }).locks;
    if (!locks) return Promise.resolve(true);
    return new Promise(resolve => {
      void locks.request(`journeystudio.page:${name}`, { ifAvailable: true }, lock => {
        resolve(lock !== null);
        // Never given back: the browser does that when the page is gone
        return lock ? new Promise<void>(() => undefined) : undefined;
      }).catch(() => resolve(true));
    });
  },
};
