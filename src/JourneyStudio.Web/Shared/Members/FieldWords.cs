using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Upserting;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Shared.Members;

/// <summary>What people call the fields that a column can stand for.</summary>
public sealed class FieldWords(IStringLocalizer<FieldWords> words, ContentCatalog content)
{
    public string Of(string name)
    {
        if (name == FieldNames.Tags)
            return words["Field.tags"];
        return FieldNames.Find(name, content) is { } field ? Of(field) : name;
    }

    public string Of(EntryField field) => field.Kind switch
    {
        EntryFieldKind.Column => words[$"Field.{field.Key}"],
        EntryFieldKind.Attribute => content.Attribute(field.Key)?.Names.In(StudioLanguages.Current) ?? field.Key,
        EntryFieldKind.Tag => words["Field.Tag", content.Tag(field.Key)?.Names.In(StudioLanguages.Current) ?? field.Key],
        EntryFieldKind.Address => words["Field.Address", words[$"Channel.{field.Key}"]],
        _ => words["Field.Consent", words[$"Channel.{field.Key}"], words[$"Purpose.{field.Detail}"]],
    };
}
