using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.Web.Features.Members.Editing;

/// <summary>A member's values as they are typed, and what was there when the form was opened. Only what was touched is written.</summary>
public sealed class MemberForm(IReadOnlyDictionary<EntryField, AttributeValue?> before, ContentCatalog content, TimeZoneInfo zone)
{
    private readonly Dictionary<EntryField, string> typed = [];

    public Dictionary<string, Problem> Problems { get; } = new(StringComparer.Ordinal);

    public bool IsTouched => typed.Count > 0;

    /// <summary>What the field shows.</summary>
    public string Text(EntryField field) => typed.TryGetValue(field, out var text) ? text : Shown(field);

    public void Type(EntryField field, string text)
    {
        Problems.Remove(field.Path);
        if (text == Shown(field))
            typed.Remove(field);
        else
            typed[field] = text;
    }

    /// <summary>The changes; fields that cannot be read are noted under <see cref="Problems"/>.</summary>
    public IReadOnlyList<MemberChange> Read(ValueReader reader)
    {
        Problems.Clear();
        var changes = new List<MemberChange>();
        foreach (var (field, text) in typed)
        {
            var value = reader.Read(field, text, out var problem);
            if (problem is null && field.Equals(Name) && value is null)
                problem = new Problem("member.name-missing");
            if (problem is not null)
                Problems[field.Path] = problem;
            else
                changes.Add(new(field, before.GetValueOrDefault(field), value));
        }
        return changes;
    }

    private static EntryField Name { get; } = new(EntryFieldKind.Column, MemberColumn.Name);

    private string Shown(EntryField field) => before.GetValueOrDefault(field) switch
    {
        null => "",
        AttributeValue.Instant instant => TimeZoneInfo.ConvertTime(instant.Value, zone).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture),
        AttributeValue.Flag flag => flag.Value ? "true" : "false",
        var value => value.ToText(),
    };

    /// <summary>The attributes that the form asks for, in the order of their names.</summary>
    public IEnumerable<AttributeDefinition> Attributes(string language) =>
        content.Content.Attributes.Where(attribute => !BuiltInAttributes.All.Contains(attribute.Key)).OrderBy(attribute => attribute.Names.In(language), StringComparer.CurrentCulture);

    public AttributeType TypeOf(string attribute) => content.TypeOf(attribute);

    public IReadOnlyList<FormChoice> Choices(string attribute) => content.ChoicesOf(attribute);
}
