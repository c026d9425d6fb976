using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JourneyStudio.Storage.Rows;

/// <summary>Decimals are 64-bit integers scaled by 10,000, so that databases compare and sum them exactly.</summary>
public static class ScaledDecimal
{
    public const int Scale = 10_000;

    public static long ToStored(decimal value) => (long)decimal.Round(value * Scale, MidpointRounding.ToEven);

    public static decimal FromStored(long value) => (decimal)value / Scale;
}

internal sealed class ScaledDecimalConverter() : ValueConverter<decimal, long>(
    value => ScaledDecimal.ToStored(value),
    stored => ScaledDecimal.FromStored(stored));
