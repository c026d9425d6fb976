using System.Text.Json;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.Web.Features.Importing.Upserts;

/// <summary>Reads posted members and notes every fault by its field. What nobody knows is a fault too: it would be lost without a word.</summary>
internal sealed class EntryJson(KnownWords words)
{
    private static readonly string[] Groups = ["attributes", "tags", "addresses", "consents"];

    private readonly ValueReader values = words.Reader();

    public PostedMember Read(JsonElement json, int index)
    {
        var errors = new List<UpsertError>();
        if (json.ValueKind != JsonValueKind.Object)
            return new(index, null, null, [new("", "A member is a JSON object.")]);
        try
        {
            var told = new List<EntryValue>();
            foreach (var property in json.EnumerateObject())
                Read(property, told, errors);
            var identity = Identity(told);
            if (identity is null && errors.Count == 0)
                errors.Add(new("externalId", "One of externalId, phone and email is needed to know who it is."));
            var who = identity?.Value?.ToText();
            var entry = errors.Count > 0 ? null : new MemberEntry { Row = index, IdentifiedBy = identity!.Value.Field, Identity = who!, Values = [.. told.Where(value => !value.Field.Equals(identity.Value.Field))] };
            return new(index, who, entry, errors);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape: valid JSON that no text can hold
            return new(index, null, null, [new("", "A text holds an incomplete Unicode escape.")]);
        }
    }

    private static EntryValue? Identity(List<EntryValue> told)
    {
        foreach (var name in FieldNames.Identities)
        {
            if (told.Find(value => value.Field.Kind == EntryFieldKind.Column && value.Field.Key == name) is { Value: not null } known)
                return known;
        }
        return null;
    }

    private void Read(JsonProperty property, List<EntryValue> told, List<UpsertError> errors)
    {
        if (!Groups.Contains(property.Name))
        {
            Add(property.Name, property.Value, told, errors);
            return;
        }
        if (property.Value.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new(property.Name, "An object is expected."));
            return;
        }
        foreach (var part in property.Value.EnumerateObject())
        {
            if (property.Name != "consents")
                Add($"{property.Name}.{part.Name}", part.Value, told, errors);
            else if (part.Value.ValueKind != JsonValueKind.Object)
                errors.Add(new($"consents.{part.Name}", "An object with marketing and service is expected."));
            else
                foreach (var purpose in part.Value.EnumerateObject())
                    Add($"consents.{part.Name}.{purpose.Name}", purpose.Value, told, errors);
        }
    }

    private void Add(string path, JsonElement json, List<EntryValue> told, List<UpsertError> errors)
    {
        if (FieldNames.Find(path, words.Content) is not { } field)
        {
            errors.Add(new(path, "This field is not known here."));
            return;
        }
        if (json.ValueKind == JsonValueKind.Null)
        {
            told.Add(new(field, null));
            return;
        }
        if (Text(json) is not { } text)
        {
            errors.Add(new(path, "A text, number, true, false, null or a list of texts is expected."));
            return;
        }
        var value = values.Read(field, text, out var problem);
        if (problem is not null)
            errors.Add(new(path, ProblemTexts.Say(problem, Languages.English)));
        else
            told.Add(new(field, value));
    }

    private static string? Text(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array when json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => string.Join('\n', json.EnumerateArray().Select(item => item.GetString())),
        _ => null,
    };
}

/// <summary>One posted member, read.</summary>
internal sealed record PostedMember(int Index, string? Id, MemberEntry? Entry, IReadOnlyList<UpsertError> Errors);
