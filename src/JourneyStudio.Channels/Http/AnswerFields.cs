using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Channels.Http;

/// <summary>What later conditions may read of an answer: the plain fields of its JSON, few and short.</summary>
internal static class AnswerFields
{
    private const int Most = 30;
    private const int LongestText = 500;

    public static DeliveryAnswer Read(int status, ReadOnlyMemory<byte> body)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, AttributeValue>(StringComparer.Ordinal);
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
            if (json.RootElement.ValueKind == JsonValueKind.Object)
                Add(json.RootElement);
        }
        catch (JsonException)
        {
            // An answer need not be JSON; then it has no fields.
        }
        return new DeliveryAnswer(status, fields.ToImmutable());

        void Add(JsonElement read)
        {
            foreach (var field in read.EnumerateObject())
            {
                if (fields.Count < Most && field.Name.Length is > 0 and <= 100 && Value(field.Value) is { } value)
                    fields[field.Name] = value;
            }
        }
    }

    private static AttributeValue? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: > 0 and <= LongestText } text => new AttributeValue.Text(text),
        JsonValueKind.Number when value.TryGetDecimal(out var number) => new AttributeValue.Number(number),
        JsonValueKind.True or JsonValueKind.False => new AttributeValue.Flag(value.GetBoolean()),
        _ => null,
    };
}
