using System.Globalization;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Web.Shared.Fields;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>Who is put in, and when the virtual clock begins.</summary>
public sealed partial class MemberSetup(FieldSamples samples, MemberSets sets)
{
    private readonly SandboxForm form = new();
    private FieldSample? sample;
    private IReadOnlyList<string> wrong = [];
    private string start = "";
    private SandboxOrigin from;
    private long? set;
    private bool beside;

    [Parameter, EditorRequired] public FieldContext Context { get; set; } = null!;

    /// <summary>Logical id of the journey that is tried.</summary>
    [Parameter, EditorRequired] public string Journey { get; set; } = "";

    /// <summary>Key of the session that tags of sessions are given for.</summary>
    [Parameter, EditorRequired] public string Session { get; set; } = "";

    /// <summary>Whether nobody is there yet: then it is also asked when the clock begins.</summary>
    [Parameter] public bool First { get; set; }

    [Parameter, EditorRequired] public EventCallback<SandboxStart> Begin { get; set; }

    private IEnumerable<(string Key, string Name)> AttributeNames => Context.Content.Content.Attributes
        .Select(attribute => (attribute.Key, attribute.Names.In(Context.Language)))
        .Concat(BuiltInAttributes.All.Where(key => key != BuiltInAttributes.Name && Context.Content.Attribute(key) is null).Select(key => (key, L[$"Attribute.{key}"].Value)));

    private IReadOnlyList<KeyValuePair<string, string>> TagsLeft =>
        [.. Context.Content.Content.Tags.Where(tag => !form.Tags.Contains(tag.Key)).Select(tag => KeyValuePair.Create(tag.Key, tag.Names.In(Context.Language)))];

    protected override void OnInitialized()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Context.Content.Content.Zone);
        start = TimeZoneInfo.ConvertTime(Context.Now, zone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        (form.Name, form.Language, form.Zone) = (L["Setup.Name.Usual"], Languages.IsChinese(Context.Language) ? Languages.Chinese : Languages.English, zone.Id);
    }

    private string NameOf(string key) => key == "zone" ? L["Setup.Zone"] : AttributeNames.FirstOrDefault(attribute => attribute.Key == key).Name ?? key;

    private string InputOf(string key) => Context.Content.TypeOf(key) switch
    {
        AttributeType.Date => "date",
        AttributeType.Number => "number",
        _ => "text",
    };

    private static void Set(HashSet<string> channels, string channel, bool on)
    {
        if (on) channels.Add(channel);
        else channels.Remove(channel);
    }

    private Task CopyAsync()
    {
        from = SandboxOrigin.Copied;
        return sample is null ? ChooseAsync(null) : Task.CompletedTask;
    }

    private async Task ChooseAsync(long? member)
    {
        sample = await samples.FindAsync(Context.Content.Content.Zone, member, CancellationToken.None);
        StateHasChanged();
    }

    private bool Ready => from switch
    {
        SandboxOrigin.Copied => sample?.Name is not null,
        SandboxOrigin.Saved => set is not null,
        _ => true,
    };

    private async Task BeginAsync()
    {
        var members = await MembersAsync();
        if (members.Count == 0) return;
        var at = DateTime.TryParse(start, CultureInfo.InvariantCulture, out var typed) ? typed : Context.Now.DateTime;
        await Begin.InvokeAsync(new SandboxStart(members, new DateTimeOffset(at, members[0].Snapshot.Zone.GetUtcOffset(at)).ToUniversalTime(), beside));
    }

    private async Task<IReadOnlyList<SandboxMember>> MembersAsync()
    {
        switch (from)
        {
            case SandboxOrigin.Copied:
                return [SandboxMember.Copied(sample!)];
            case SandboxOrigin.Saved:
                return [.. (await sets.FindAsync(set!.Value, CancellationToken.None) ?? []).Select(one => SandboxMember.Saved(one, Context.Content.Content.Zone))];
            default:
                (var made, wrong) = SandboxMember.MadeUp(form, Context.Content, Session);
                return made is null ? [] : [made];
        }
    }
}
