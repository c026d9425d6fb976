using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Engine.Time;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Viewing;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>A member to be put in.</summary>
/// <param name="Name">What the tester calls them.</param>
/// <param name="From">Where they come from.</param>
/// <param name="Snapshot">What is known of them as they are put in.</param>
/// <param name="Mask">Hides in texts what tells who they are, of one who was copied.</param>
public sealed record SandboxMember(string Name, SandboxOrigin From, MemberSnapshot Snapshot, PersonalMask Mask)
{
    /// <summary>Nobody is reached there; and what scripts call whoever is put in.</summary>
    public const string Nowhere = "sandbox";

    /// <summary>Whose they are here; before they are put in, nobody's.</summary>
    public MemberId Id => Snapshot.Id;

    /// <summary>Name by which scripts call whoever was put in at a place, from 0.</summary>
    public static string Called(int place) => place == 0 ? Nowhere : $"{Nowhere}-{place + 1}";

    /// <summary>Somebody of the store, without name, phone, email and addresses; the rest stays behind the mask.</summary>
    public static SandboxMember Copied(FieldSample sample) => new(sample.Name ?? "", SandboxOrigin.Copied, Unnamed(sample.Member, sample.Mask) with { PublicId = Nowhere }, sample.Mask);

    /// <summary>Whoever lived a passage, as it found them; without name, phone, email and addresses. Draws depend on the public id, so they keep it.</summary>
    public static SandboxMember Lived(string name, ScenarioMember member, PersonalMask mask, string zone) =>
        new(mask.Name(name), SandboxOrigin.Lived, Unnamed(ScenarioMembers.Snapshot(member, default, zone), mask), mask);

    /// <summary>Somebody of a scenario that is kept, or of a run that the tab kept.</summary>
    public static SandboxMember Scripted(ScenarioMember member, SandboxOrigin from, string zone) =>
        new(NameOf(member) ?? member.Id, from, ScenarioMembers.Snapshot(member, default, zone), PersonalMask.None);

    /// <summary>Somebody of a set that was saved: messages call them as the set does.</summary>
    public static SandboxMember Saved(ScenarioMember member, string zone)
    {
        var named = NameOf(member) is null ? member with { Attributes = member.Attributes.SetItem(BuiltInAttributes.Name, JsonSerializer.SerializeToElement(member.Id)) } : member;
        return new SandboxMember(member.Id, SandboxOrigin.Saved, ScenarioMembers.Snapshot(named with { Id = Nowhere }, default, zone), PersonalMask.None);
    }

    /// <summary>Somebody who is made up, or what cannot be so: keys of attributes and <c>zone</c>.</summary>
    public static (SandboxMember? Member, IReadOnlyList<string> Wrong) MadeUp(SandboxForm form, ContentCatalog content, string session)
    {
        var values = new Dictionary<string, JsonElement> { [BuiltInAttributes.Name] = JsonSerializer.SerializeToElement(form.Name) };
        List<string> wrong = Zones.Find(form.Zone).IsOk ? [] : ["zone"];
        foreach (var (key, text) in form.Attributes.Where(held => held.Key.Length > 0 && held.Value.Trim().Length > 0))
        {
            if (AttributeReading.Read(content.TypeOf(key), text.Trim()) is { } value) values[key] = Json(value);
            else wrong.Add(key);
        }

        if (wrong.Count > 0) return (null, wrong);
        var member = new ScenarioMember
        {
            Id = Nowhere,
            Language = form.Language,
            Zone = form.Zone,
            Attributes = values.ToImmutableSortedDictionary(),
            Tags = [.. form.Tags.Select(tag => content.Tag(tag) is { Scoped: true } ? $"{tag}@{session}" : tag)],
            Addresses = form.Reached.ToImmutableSortedDictionary(channel => channel, _ => Nowhere),
            Marketing = [.. form.Marketing],
        };
        return (new SandboxMember(form.Name, SandboxOrigin.MadeUp, ScenarioMembers.Snapshot(member, default, content.Content.Zone), PersonalMask.None), []);
    }

    /// <summary>The same for keeping: without personal values, which rules then find missing.</summary>
    public static ScenarioMember Anonymous(ScenarioMember member, ContentCatalog content) => member with
    {
        Attributes = member.Attributes.RemoveRange(member.Attributes.Keys.Where(key => key is BuiltInAttributes.Name or BuiltInAttributes.Phone or BuiltInAttributes.Email || content.Attribute(key) is { Personal: true })),
        Past = [.. member.Past.Select(past => past with { Properties = past.Properties.RemoveRange(past.Properties.Keys.Where(key => !RecordKinds.All.Contains(key))) })],
    };

    /// <summary>What somebody did in life, for keeping: with the records it is about and what the journey lets in by, and with nothing else that they said.</summary>
    public static ScenarioAct Anonymous(ScenarioAct act, IReadOnlyList<EventOffer> offers)
    {
        var asked = offers.Where(offer => offer.Event == act.Event).SelectMany(offer => offer.Properties).Where(property => property.Value.Length > 0).Select(property => property.Key).Concat(RecordKinds.All).ToHashSet(StringComparer.Ordinal);
        return act with { Properties = act.Properties.RemoveRange(act.Properties.Keys.Where(key => !asked.Contains(key))) };
    }

    private static string? NameOf(ScenarioMember member) => member.Attributes.TryGetValue(BuiltInAttributes.Name, out var name) ? name.ToString() : null;

    private static MemberSnapshot Unnamed(MemberSnapshot member, PersonalMask mask) => member with
    {
        Attributes = member.Attributes.ToDictionary(held => held.Key, held => Masked(held.Key, held.Value, mask)),
        Addresses = member.Addresses.ToDictionary(held => held.Key, _ => Nowhere),
    };

    private static AttributeValue Masked(string key, AttributeValue value, PersonalMask mask) =>
        key is BuiltInAttributes.Name or BuiltInAttributes.Phone or BuiltInAttributes.Email ? new AttributeValue.Text(mask.Value(key, value.ToText())) : value;

    private static JsonElement Json(AttributeValue value) => value switch
    {
        AttributeValue.Number number => JsonSerializer.SerializeToElement(number.Value),
        AttributeValue.Flag flag => JsonSerializer.SerializeToElement(flag.Value),
        _ => JsonSerializer.SerializeToElement(value.ToText()),
    };
}
