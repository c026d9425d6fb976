using System.Text.Json;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class TagsField(SignedIn signedIn)
{
    /// <summary>No key of a tag has this letter.</summary>
    private const string New = "+";

    private readonly Dictionary<string, string> made = [];
    private bool making;
    private bool mayMake;

    [Parameter, EditorRequired] public string Id { get; set; } = "";
    [Parameter] public JsonElement? Value { get; set; }
    [Parameter] public FieldTies Ties { get; set; } = FieldTies.None;

    /// <summary>Whether the activity gives or takes the tags: then computed ones cannot be chosen.</summary>
    [Parameter] public bool Writes { get; set; }
    [Parameter, EditorRequired] public FieldContext Context { get; set; } = null!;
    [Parameter] public EventCallback<JsonElement?> Changed { get; set; }

    private IReadOnlyList<string> Keys => FieldValue.Texts(Value);

    protected override async Task OnInitializedAsync() => mayMake = await signedIn.MayAsync(StudioPolicies.Studio);

    private string Name(string key) => Context.Content.Tag(key)?.Names.In(Context.Language) ?? made.GetValueOrDefault(key, key);

    private Task ChooseAsync(string key)
    {
        making = key == New;
        return making ? Task.CompletedTask : SetAsync(Keys.Append(key));
    }

    private Task MadeAsync((string Key, string Name) tag)
    {
        making = false;
        made[tag.Key] = tag.Name;
        return SetAsync(Keys.Append(tag.Key));
    }

    private Task SetAsync(IEnumerable<string> keys) => Changed.InvokeAsync(FieldValue.Of([.. keys.Where(key => key.Length > 0)]));
}
