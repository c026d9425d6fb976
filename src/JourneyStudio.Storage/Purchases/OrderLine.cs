using System.Collections.Immutable;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Purchases;

/// <summary>One line of an order, as stored in the order's lines.</summary>
public sealed record OrderLine(string Product, int Quantity = 1, decimal Amount = 0)
{
    public static string Write(IEnumerable<OrderLine> lines) => StoredJson.Write(lines);

    public static ImmutableArray<OrderLine> Read(string json) => [.. StoredJson.Read<OrderLine[]>(json)];

    internal static ImmutableArray<string> Products(string json) => json == "[]" ? [] : [.. Read(json).Select(line => line.Product).Distinct(StringComparer.Ordinal)];
}
