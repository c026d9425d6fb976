using System.Collections.Immutable;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Storage.Messages;

/// <summary>What a rendered message holds beside its texts: the provider's template, keyword fields, the link of a tap. Stored in the message's payload.</summary>
public sealed record MessagePayload(string? TemplateId, ImmutableArray<MessageField> Fields, string? Link)
{
    public static MessagePayload? Read(string? json) => json is null ? null : Rows.StoredJson.Read<MessagePayload>(json);
}
