using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Web.Features.Events;

/// <summary>Reads one event of a post: <c>{"id","member":{…},"name","at","properties"}</c>. Every fault of the event is found, not only the first.</summary>
internal sealed partial class EventReader(string source, bool createUnknown, DateTimeOffset now)
{
    private const int LongestText = 200;

    private readonly List<EventProblem> problems = [];

    public static (IncomingEvent? Event, string? Id, IReadOnlyList<EventProblem> Problems) Read(JsonElement json, string source, bool createUnknown, DateTimeOffset now)
    {
        var reader = new EventReader(source, createUnknown, now);
        IncomingEvent? incoming = null;
        try
        {
            incoming = reader.Read(json);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape: valid JSON that no text can hold.
            reader.problems.Add(new("", "A text holds an incomplete Unicode escape."));
        }
        return (reader.problems.Count == 0 ? incoming : null, incoming?.Key, reader.problems);
    }

    private IncomingEvent? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new("", $"An event is a JSON object, not {Kind(json)}."));
            return null;
        }
        string? id = null, name = null;
        MemberReference? member = null;
        var at = now;
        Dictionary<string, AttributeValue> properties = [];
        foreach (var property in json.EnumerateObject())
        {
            switch (property.Name)
            {
                case "id": id = Text("id", property.Value); break;
                case "name": name = Name(property.Value); break;
                case "at": at = Instant(property.Value); break;
                case "member": member = new MemberReader(problems).Read(property.Value, createUnknown); break;
                case "staff": member = Staff(property.Value); break;
                case "properties": properties = new PropertyReader(problems).Read(property.Value); break;
                default: problems.Add(new(property.Name, "This field is not known here. Known are id, name, at, member, staff and properties.")); break;
            }
        }
        Require(json, "id", "a text that is unique among your events");
        Require(json, "name", "a dotted name such as order.paid");
        if (!json.TryGetProperty("staff", out _))
            Require(json, "member", "an object with externalId, phone, email, publicId or openId");
        else if (json.TryGetProperty("member", out _))
            problems.Add(new("staff", "Either a member or a staff person acts."));
        return new IncomingEvent
        {
            Source = source,
            Key = id ?? "",
            Name = name ?? "",
            At = at,
            Member = member ?? new MemberReference(),
            Properties = properties,
        };
    }

    /// <summary>A staff person who acts, by their key. A row for their acts is made when they act for the first time.</summary>
    private MemberReference Staff(JsonElement json) => new() { Staff = Text("staff", json), CreateUnknown = true };

    private void Require(JsonElement json, string field, string what)
    {
        if (!json.TryGetProperty(field, out _))
            problems.Add(new(field, $"This field is missing: {what}."));
    }

    private string? Text(string field, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String && json.GetString() is { Length: > 0 and <= LongestText } text && !string.IsNullOrWhiteSpace(text))
            return text;
        problems.Add(new(field, $"A text of 1 to {LongestText} characters is expected."));
        return null;
    }

    private string? Name(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String && json.GetString() is { Length: <= 100 } name && EventName().IsMatch(name))
            return name;
        problems.Add(new("name", "A name of lower-case words joined by dots is expected, such as order.paid, at most 100 characters."));
        return null;
    }

    private DateTimeOffset Instant(JsonElement json)
    {
        // Without a zone an instant would mean something else on every server.
        if (json.ValueKind == JsonValueKind.String && json.GetString() is { } text && WithZone().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at))
            return at;
        problems.Add(new("at", "An instant with its zone is expected, such as 2026-11-21T09:30:00+08:00."));
        return now;
    }

    internal static string Kind(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Null => "null",
        _ => "an object",
    };

    [GeneratedRegex(@"^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex EventName();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex WithZone();
}
