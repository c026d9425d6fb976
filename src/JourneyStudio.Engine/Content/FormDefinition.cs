using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Content;

/// <summary>A form that members fill in; its answers go to attributes of the member and into the event <c>form.submitted</c>.</summary>
/// <param name="Key">Immutable key.</param>
/// <param name="Names">Title.</param>
/// <param name="Intro">One or two sentences under the title.</param>
/// <param name="Fields">Questions in order; none as long as it is still to be written.</param>
/// <param name="Submit">What the button says.</param>
/// <param name="Thanks">What the member reads afterwards.</param>
public sealed record FormDefinition(string Key, LocalText Names, LocalText Intro, ImmutableArray<FormField> Fields, LocalText Submit, LocalText Thanks)
{
    /// <summary>Whether its questions are still to be written. Nobody can fill it in, and nothing that names it can be published.</summary>
    public bool IsUnwritten => Fields.IsEmpty;

    /// <summary>What whoever fills it in agrees to: messages of the purpose that they ticked, from the official account and by email.</summary>
    /// <param name="ticked">Whether a field is ticked, by its key.</param>
    public IEnumerable<Consent> Agreed(Func<string, bool> ticked) =>
        from field in Fields
        where field.Purpose is not null && ticked(field.Key)
        from channel in new[] { ChannelKeys.WeChatTemplate, ChannelKeys.Email }
        select new Consent(channel, field.Purpose!.Value);

    /// <summary>One that is still to be written.</summary>
    public static FormDefinition Unwritten(string key) => new(key, new LocalText(key, key), Nothing, [], Nothing, Nothing);

    private static LocalText Nothing { get; } = new("", "");
}

/// <summary>One question of a form.</summary>
/// <param name="Key">Name of the answer in the event.</param>
/// <param name="Kind">What can be answered.</param>
/// <param name="Label">The question.</param>
/// <param name="Required">True when it must be answered.</param>
/// <param name="Attribute">Attribute that takes the answer; null for none.</param>
/// <param name="Hint">Help below the question.</param>
/// <param name="Choices">Choices, for <see cref="FormFieldKind.Choice"/>.</param>
/// <param name="VisibleWhen">Shown only when another field has this value, as <c>field=value</c>.</param>
/// <param name="Purpose">What a tick of kind <see cref="FormFieldKind.Consent"/> permits; null is a plain agreement that the event keeps.</param>
/// <param name="FromDay">Earliest date that counts as an answer, in days from today; null is any.</param>
/// <param name="ToDay">Latest date that counts as an answer, in days from today; null is any.</param>
public sealed record FormField(
    string Key,
    FormFieldKind Kind,
    LocalText Label,
    bool Required = false,
    string? Attribute = null,
    LocalText? Hint = null,
    ImmutableArray<FormChoice> Choices = default,
    string? VisibleWhen = null,
    MessagePurpose? Purpose = null,
    int? FromDay = null,
    int? ToDay = null);

/// <summary>One choice of a question.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Label">What the member reads.</param>
public sealed record FormChoice(string Value, LocalText Label);

/// <summary>What a question takes.</summary>
public enum FormFieldKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>An email address.</summary>
    Email,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>One of several choices.</summary>
    Choice,

    /// <summary>A tick that gives consent; never ticked beforehand.</summary>
    Consent,
}
