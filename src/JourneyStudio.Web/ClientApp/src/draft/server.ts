import type { Conflict } from './conflict';
import type { Answer, Sent, Snapshot } from './queue';
import type { KindView } from './model';
import type { Entry } from './store';

export interface LoadedDraft {
  draft: Snapshot;
  kinds: KindView[];
  antiforgery: string;
  /** Who is signed in: edits are kept and sent under this name only. */
  account: string;
}

/** The drafts API. Anything that may pass by itself (no network, server away, signed out) is `away`: the command stays queued. */
export class DraftServer {
  private antiforgery = '';
  private account: string | null = null;

  constructor(private readonly draft: string, private readonly language: string) {}

  async load(): Promise<LoadedDraft> {
    const response = await this.get();
    if (!response.ok) throw new Error(`The draft could not be loaded: ${response.status}`);
    const loaded = (await response.json()) as LoadedDraft;
    this.account ??= loaded.account;
    if (loaded.account === this.account) this.antiforgery = loaded.antiforgery;
    return loaded;
  }

  /** `known` is the revision that this page holds: the answer tells the difference to it. `pages` are those that this one speaks for. */
  send = async (entry: Entry, known: number, pages: string[]): Promise<Sent> => {
    try {
      const response = await this.post(entry, known, pages);
      if (!isStale(response)) return await this.read(response);
      const again = await this.get();
      if (!again.ok) return await this.read(again);
      const loaded = (await again.json()) as LoadedDraft;
      if (loaded.account !== this.account) return { result: 'away', why: 'otherAccount' };
      this.antiforgery = loaded.antiforgery;
      return await this.read(await this.post(entry, known, pages));
    } catch {
      return { result: 'away', why: 'away' };
    }
  };

  private get(): Promise<Response> {
    return fetch(this.address(''), { headers: { 'Accept-Language': this.language }, cache: 'no-store', signal: AbortSignal.timeout(20000) });
  }

  private post(entry: Entry, known: number, pages: string[]): Promise<Response> {
    return fetch(this.address('/commands'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': this.language, RequestVerificationToken: this.antiforgery },
      body: JSON.stringify({ commandId: entry.commandId, baseRevision: entry.baseRevision, knownRevision: known, pages, command: entry.command }),
      redirect: 'manual',
      signal: AbortSignal.timeout(20000),
    });
  }

  private async read(response: Response): Promise<Sent> {
    if (response.ok) return { result: 'applied', answer: (await response.json()) as Answer };
    if (response.status === 401) return { result: 'away', why: 'signedOut' };
    if (response.status === 403) return { result: 'away', why: 'forbidden' };
    if (isStale(response)) return { result: 'away', why: 'away' };
    if (response.status !== 409 && response.status !== 400 && response.status !== 413) return { result: 'away', why: 'away' };
    const refusal = (await response.json().catch(() => ({}))) as { detail?: string; title?: string; draft?: Answer; conflict?: Conflict };
    const answer = refusal.draft ?? null;
    return refusal.conflict
      ? { result: 'conflict', conflict: refusal.conflict, answer }
      : { result: 'refused', reason: refusal.detail ?? refusal.title ?? String(response.status), answer };
  }

  private address(path: string): string {
    return new URL(`api/drafts/${encodeURIComponent(this.draft)}${path}`, document.baseURI).href;
  }
}

const isStale = (response: Response): boolean => response.status === 400 && response.headers.get('X-Antiforgery') === 'stale';
