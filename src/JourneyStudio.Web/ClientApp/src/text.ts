/** The words of the canvas in the reader's language; they come from the server's resources. */
export class Texts {
  private readonly numbers: Intl.NumberFormat;
  private readonly times: Intl.DateTimeFormat;

  constructor(private readonly words: Record<string, string>, language: string) {
    this.numbers = new Intl.NumberFormat(language);
    this.times = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false });
  }

  say(key: string, ...values: (string | number)[]): string {
    const text = this.words[key] ?? key;
    return text.replace(/\{(\d+)\}/g, (_, index: string) => {
      const value = values[Number(index)];
      return typeof value === 'number' ? this.count(value) : String(value ?? '');
    });
  }

  count(value: number): string {
    return this.numbers.format(value);
  }

  time(at: Date): string {
    return this.times.format(at);
  }
}
