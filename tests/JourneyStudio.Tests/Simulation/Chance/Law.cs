namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>Says which law is broken.</summary>
internal static class Law
{
    public static void Holds(bool holds, string otherwise)
    {
        if (!holds) throw new BrokenLawException(otherwise);
    }

    public static void Holds(bool holds, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument(nameof(holds))] LawText otherwise)
    {
        if (!holds) throw new BrokenLawException(otherwise.ToString());
    }
}

/// <summary>Text that is only put together when a law is broken.</summary>
[System.Runtime.CompilerServices.InterpolatedStringHandler]
internal readonly ref struct LawText
{
    private readonly System.Text.StringBuilder? text;

    public LawText(int literalLength, int formattedCount, bool holds, out bool isWanted)
    {
        _ = formattedCount;
        isWanted = !holds;
        text = holds ? null : new System.Text.StringBuilder(literalLength);
    }

    public void AppendLiteral(string part) => text!.Append(part);

    public void AppendFormatted<T>(T part) => text!.Append(part);

    public void AppendFormatted<T>(T part, string format)
        where T : IFormattable => text!.Append(part.ToString(format, System.Globalization.CultureInfo.InvariantCulture));

    public override string ToString() => text?.ToString() ?? "";
}
