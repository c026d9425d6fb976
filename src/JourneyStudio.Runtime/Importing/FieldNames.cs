using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.Runtime.Importing;

/// <summary>What a column of a file, or a property that a program posts, can stand for.</summary>
public static class FieldNames
{
    /// <summary>A column that is left out.</summary>
    public const string Nothing = "";

    /// <summary>A column that lists tags to add.</summary>
    public const string Tags = "tags";

    private const string Attribute = "attributes.";
    private const string Tag = "tags.";
    private const string Address = "addresses.";
    private const string Consent = "consents.";

    /// <summary>Columns by which a member can be known.</summary>
    public static ImmutableArray<string> Identities { get; } = [MemberColumn.ExternalId, MemberColumn.Phone, MemberColumn.Email];

    public static ImmutableArray<string> Channels { get; } = [ChannelKeys.Email, ChannelKeys.Sms, ChannelKeys.WeChatTemplate, ChannelKeys.WeCom];

    /// <summary>Channels whose address stands in no column.</summary>
    public static ImmutableArray<string> Addressed { get; } = [ChannelKeys.WeChatTemplate, ChannelKeys.WeCom];

    public static ImmutableArray<string> Purposes { get; } = [ConsentPurposes.Marketing, ConsentPurposes.Service];

    public static string OfAttribute(string key) => Attribute + key;

    public static string OfTag(string key) => Tag + key;

    /// <summary>All that the workspace has, in the order that people choose from.</summary>
    public static IEnumerable<string> All(ContentCatalog content) =>
        MemberColumn.All
            .Concat(content.Content.Attributes.Where(attribute => !BuiltInAttributes.All.Contains(attribute.Key)).Select(attribute => OfAttribute(attribute.Key)))
            .Append(Tags)
            .Concat(content.Content.Tags.Where(tag => tag is { Scoped: false, IsComputed: false }).Select(tag => OfTag(tag.Key)))
            .Concat(Addressed.Select(channel => Address + channel))
            .Concat(Channels.SelectMany(channel => Purposes.Select(purpose => $"{Consent}{channel}.{purpose}")));

    /// <summary>The field; null when there is none of that name, or the column lists tags.</summary>
    public static EntryField? Find(string name, ContentCatalog content)
    {
        if (MemberColumn.All.Contains(name))
            return new(EntryFieldKind.Column, name);
        if (After(name, Attribute) is { } attribute)
            return content.Attribute(attribute) is null || BuiltInAttributes.All.Contains(attribute) ? null : new(EntryFieldKind.Attribute, attribute);
        if (After(name, Tag) is { } tag)
            return content.Tag(tag) is { Scoped: false } ? new(EntryFieldKind.Tag, tag) : null;
        if (After(name, Address) is { } channel)
            return Addressed.Contains(channel) ? new(EntryFieldKind.Address, channel) : null;
        if (After(name, Consent)?.Split('.') is [var to, var purpose])
            return Channels.Contains(to) && Purposes.Contains(purpose) ? new(EntryFieldKind.Consent, to, purpose) : null;
        return null;
    }

    private static string? After(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : null;
}
