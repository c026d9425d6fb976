/** The words of the canvas in the reader's language; they come from the server's resources. */
export class Texts {
  private readonly numbers: Intl.NumberFormat;
  private readonly times: Intl.DateTimeFormat;
  private readonly shares: Intl.NumberFormat;

  constructor(private readonly words: Record<string, string>, language: string) {
    this.numbers = new Intl.NumberFormat(language);
    this.shares = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
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

  percent(value: number): string {
    return this.shares.format(value / 100);
  }

  /** A delay in one unit, as it is said: 1.4 s, 12 min, 3 h. */
  lag(seconds: number): string {
    return seconds < 60 ? this.say('seconds', this.count(Math.round(seconds * 10) / 10)) : seconds < 5400 ? this.say('minutes', this.count(Math.round(seconds / 60))) : this.say('hours', this.count(Math.round(seconds / 3600)));
  }

  time(at: Date): string {
    return this.times.format(at);
  }
}
