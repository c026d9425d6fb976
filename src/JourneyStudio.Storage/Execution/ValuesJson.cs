using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Storage.Execution;

/// <summary>What an enrollment remembers as stored: typed as properties of events are, null for nothing.</summary>
public static class ValuesJson
{
    public static string? Write(ImmutableSortedDictionary<string, AttributeValue> values) => PropertyJson.Write(values);

    public static ImmutableSortedDictionary<string, AttributeValue> Read(string? json) => json is null ? JourneyValues.None : JourneyValues.None.AddRange(PropertyJson.Read(json));
}
