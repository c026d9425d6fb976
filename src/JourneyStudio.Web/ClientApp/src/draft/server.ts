import type { Answer, Sent, Snapshot } from './queue';
import type { KindView } from './model';
import type { Entry } from './store';

export interface LoadedDraft {
  draft: Snapshot;
  kinds: KindView[];
  antiforgery: string;
}

/** The drafts API. Anything that may pass by itself (no network, server away, signed out) is `away`: the command stays queued. */
export class DraftServer {
  private antiforgery = '';

  constructor(private readonly draft: string, private readonly language: string) {}

  async load(): Promise<LoadedDraft> {
    const response = await fetch(this.address(''), { headers: { 'Accept-Language': this.language }, cache: 'no-store' });
    if (!response.ok) throw new Error(`The draft could not be loaded: ${response.status}`);
    const loaded = (await response.json()) as LoadedDraft;
    this.antiforgery = loaded.antiforgery;
    return loaded;
  }

  /** `known` is the revision that this page holds: the answer tells the difference to it. */
  send = async (entry: Entry, known: number): Promise<Sent> => {
    try {
      const response = await this.post(entry, known);
      if (response.status === 400 && response.headers.get('X-Antiforgery') === 'stale') {
        await this.load();
        return this.read(await this.post(entry, known));
      }
      return await this.read(response);
    } catch {
      return { result: 'away' };
    }
  };

  private post(entry: Entry, known: number): Promise<Response> {
    return fetch(this.address('/commands'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': this.language, RequestVerificationToken: this.antiforgery },
      body: JSON.stringify({ commandId: entry.commandId, baseRevision: entry.baseRevision, knownRevision: known, command: entry.command }),
      redirect: 'manual',
      signal: AbortSignal.timeout(20000),
    });
  }

  private async read(response: Response): Promise<Sent> {
    if (response.ok) return { result: 'applied', answer: (await response.json()) as Answer };
    if (response.status !== 409 && response.status !== 400 && response.status !== 413) return { result: 'away' };
    const refusal = (await response.json().catch(() => ({}))) as { detail?: string; title?: string; draft?: Answer };
    return { result: 'refused', reason: refusal.detail ?? refusal.title ?? String(response.status), answer: refusal.draft ?? null };
  }

  private address(path: string): string {
    return new URL(`api/drafts/${encodeURIComponent(this.draft)}${path}`, document.baseURI).href;
  }
}
