using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Members;

/// <summary>The list follows every change that makes a whole rule; while something is still to be chosen, the list stays.</summary>
public sealed partial class MemberFilter
{
    private JsonElement? edited;
    private string? taken;
    private bool tooLong;

    /// <summary>The rule that stands in the address.</summary>
    [Parameter] public JsonElement? Rule { get; set; }
    [Parameter, EditorRequired] public ContentCatalog Content { get; set; } = ContentCatalog.Empty;

    /// <summary>Whether the reader may look behind the mask: others do not ask for what stands there.</summary>
    [Parameter] public bool MayLook { get; set; }
    [Parameter] public bool Open { get; set; }

    /// <summary>Takes the rule as it is to stand in the address; null: none.</summary>
    [Parameter] public EventCallback<string?> Changed { get; set; }
    [Parameter] public EventCallback Close { get; set; }

    private FieldContext Context => new(Content, StudioLanguages.Current) { MembersAlone = true };

    private Rule? Applied => MemberRules.Ask(Rule, Content, MayLook);

    protected override void OnParametersSet()
    {
        var given = Rule?.GetRawText();
        if (given == taken)
            return;
        // What comes back of an edit is what is being edited
        if (Text(edited) != Text(Rule))
            edited = Rule;
        taken = given;
    }

    private async Task EditAsync(JsonElement? rule)
    {
        edited = rule;
        var asked = MemberRules.Ask(rule, Content, MayLook);
        var text = asked is null ? null : MemberRules.Write(asked);
        tooLong = text is not null && MemberRules.IsTooLong(text);
        if (!tooLong && (rule is null || text is not null))
            await Changed.InvokeAsync(text);
    }

    private Task ClearAsync()
    {
        (edited, tooLong) = (null, false);
        return Changed.InvokeAsync(null);
    }

    private string? Text(JsonElement? rule) => MemberRules.Ask(rule, Content, MayLook) is { } asked ? MemberRules.Write(asked) : rule?.GetRawText();
}
