using System.Text.Json;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Members;
using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Designer.Panel;

/// <summary>The journey itself: its name and who may enter, how often, and who goes.</summary>
public sealed partial class JourneyPanel
{
    private static readonly string[] Keys = [RecordKinds.Session, RecordKinds.Order, RecordKinds.CouponInstance];

    [Parameter, EditorRequired] public DraftView Draft { get; set; } = null!;
    [Parameter] public int Selected { get; set; }
    [Parameter, EditorRequired] public Func<object, Task> Submit { get; set; } = null!;

    private Reentry Entry => Draft.Stored.Definition.Rules.EntryRule;
    private FieldContext Context => new(Draft.Content, StudioLanguages.Current);
    private JsonElement? Priority => Draft.Stored.Definition.Rules.Priority is { } priority ? JsonSerializer.SerializeToElement(priority) : null;

    private Task SetAsync(string setting, JsonElement? value) => Submit(new { kind = "journey", setting, value });

    private Task ReentryAsync(string mode, int? days, string? key)
    {
        var value = new Dictionary<string, object> { ["mode"] = mode };
        if (mode == ReentryMode.AfterDays.Name()) value["days"] = days ?? 30;
        if (!string.IsNullOrEmpty(key)) value["key"] = key;
        return SetAsync("reentry", JsonSerializer.SerializeToElement(value));
    }
}
