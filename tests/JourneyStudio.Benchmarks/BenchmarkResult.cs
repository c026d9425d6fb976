using System.Text.Json;

namespace JourneyStudio.Benchmarks;

/// <summary>What a benchmark found; its JSON is the last line of the output.</summary>
/// <param name="Name">Name of the benchmark.</param>
/// <param name="Value">The figure, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit of value and baseline.</param>
/// <param name="Baseline">The same work done by the barest loop, in the same run.</param>
/// <param name="PeakMb">Most memory the process held during the measured work, in MiB.</param>
/// <param name="BytesPerMember">What the measured work added to the database.</param>
internal sealed record BenchmarkResult(string Name, double Value, string Unit, double Baseline, double PeakMb, double BytesPerMember)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public double Ratio => Baseline == 0 ? 0 : Value / Baseline;

    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Name,
            Value = Math.Round(Value),
            Unit,
            Baseline = Math.Round(Baseline),
            Ratio = Math.Round(Ratio, 3),
            PeakMb = Math.Round(PeakMb, 1),
            BytesPerMember = Math.Round(BytesPerMember),
        },
        Options);
}
