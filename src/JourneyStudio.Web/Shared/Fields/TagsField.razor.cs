using System.Text.Json;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class TagsField(SignedIn signedIn)
{
    /// <summary>No key of a tag has this letter.</summary>
    private const string New = "+";

    private readonly Dictionary<string, string> made = [];
    private AddField add = null!;

    /// <summary>What the tag that is being made may be called; null while none is being made.</summary>
    private string? making;
    private bool mayMake;

    [Parameter, EditorRequired] public string Id { get; set; } = "";
    [Parameter] public JsonElement? Value { get; set; }
    [Parameter] public FieldTies Ties { get; set; } = FieldTies.None;

    /// <summary>Whether the activity gives or takes the tags: then computed ones cannot be chosen.</summary>
    [Parameter] public bool Writes { get; set; }
    [Parameter, EditorRequired] public FieldContext Context { get; set; } = null!;
    [Parameter] public EventCallback<JsonElement?> Changed { get; set; }

    private IReadOnlyList<string> Keys => FieldValue.Texts(Value);

    private IReadOnlyList<KeyValuePair<string, string>> Choices =>
        [.. Context.Content.Content.Tags.Where(tag => !Keys.Contains(tag.Key) && !(Writes && tag.IsComputed)).Select(tag => KeyValuePair.Create(tag.Key, tag.Names.In(Context.Language)))];

    private KeyValuePair<string, string>? Maker => mayMake ? KeyValuePair.Create(New, L["Tags.New"].Value) : null;

    protected override async Task OnInitializedAsync() => mayMake = await signedIn.MayAsync(StudioPolicies.Studio);

    private string Name(string key) => Context.Content.Tag(key)?.Names.In(Context.Language) ?? made.GetValueOrDefault(key, key);

    private Task TakeAsync((string Key, string Typed) taken)
    {
        making = taken.Key == New ? taken.Typed : null;
        return making is null ? SetAsync(Keys.Append(taken.Key)) : Task.CompletedTask;
    }

    private async Task MadeAsync((string Key, string Name) tag)
    {
        made[tag.Key] = tag.Name;
        await LeaveAsync();
        await SetAsync(Keys.Append(tag.Key));
    }

    private async Task LeaveAsync()
    {
        making = null;
        await add.FocusAsync();
    }

    /// <summary>The button that was pressed goes with its tag.</summary>
    private async Task RemoveAsync(string key)
    {
        await SetAsync(Keys.Where(other => other != key));
        await add.FocusAsync();
    }

    private Task SetAsync(IEnumerable<string> keys) => Changed.InvokeAsync(FieldValue.Of([.. keys.Where(key => key.Length > 0)]));
}
