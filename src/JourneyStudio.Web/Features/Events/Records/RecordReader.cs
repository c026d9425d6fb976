using System.Text.Json;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Purchases;

namespace JourneyStudio.Web.Features.Events.Records;

/// <summary>Reads one posted record: <c>{"record","id","member":{…},…}</c>. Every fault is found, not only the first.</summary>
internal static class RecordReader
{
    private static readonly string[] Kinds = ["order", "subscription", "child", "coupon"];

    public static (IncomingRecord? Record, string? Id, IReadOnlyList<EventProblem> Problems) Read(JsonElement json)
    {
        var problems = new List<EventProblem>();
        if (json.ValueKind != JsonValueKind.Object)
            return (null, null, [new("", $"A record is a JSON object, not {EventReader.Kind(json)}.")]);
        try
        {
            var record = Read(json, problems);
            return (problems.Count == 0 ? record : null, record?.Key, problems);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape: valid JSON that no text can hold.
            return (null, null, [new("", "A text holds an incomplete Unicode escape.")]);
        }
    }

    private static IncomingRecord? Read(JsonElement json, List<EventProblem> problems)
    {
        var fields = new FieldReader(json, problems);
        var kind = fields.Word("record", Kinds);
        var key = fields.Text("id");
        MemberReference? member = null;
        if (json.TryGetProperty("member", out var reference))
            member = new MemberReader(problems).Read(reference, createUnknown: false);
        else
            problems.Add(new("member", "This field is missing: an object with externalId, phone, email or publicId."));
        var deleted = json.TryGetProperty("deleted", out var gone) && gone.ValueKind == JsonValueKind.True;
        if (problems.Count > 0 && !Kinds.Contains(kind))
            return null;
        var read = Read(kind, deleted, key, member ?? new MemberReference(), fields);
        if (deleted && kind == "coupon")
            problems.Add(new("deleted", "A coupon that was given out stays: it is claimed, redeemed, refunded, or expires."));
        fields.RefuseOthers();
        return read;
    }

    private static IncomingRecord Read(string kind, bool deleted, string key, MemberReference member, FieldReader fields) => kind switch
    {
        "order" => new IncomingRecord.Order(
            deleted ? OrderStatus.Cancelled : Status(fields.Word("status", [.. OrderStates.All])),
            fields.Number("total", 0, !deleted),
            fields.Text("currency", required: false) is { Length: > 0 } currency ? currency : "CNY",
            fields.Instant("placedAt", !deleted) ?? default,
            fields.Instant("paidAt"),
            fields.Instant("refundedAt"),
            [.. fields.Lines("lines")])
        { Key = key, Member = member, Deleted = deleted },
        "subscription" => new IncomingRecord.Subscription(
            fields.Text("product", !deleted), deleted ? "" : fields.Word("state", "trial", "paid", "expired"), fields.Instant("startsAt", !deleted) ?? default, fields.Instant("endsAt", !deleted) ?? default)
        { Key = key, Member = member, Deleted = deleted },
        "child" => new IncomingRecord.Child(fields.Text("name", required: false), fields.Date("dueDate"), fields.Date("birthDate")) { Key = key, Member = member, Deleted = deleted },
        _ => new IncomingRecord.Coupon(fields.Text("coupon"), fields.Text("session", required: false), fields.Instant("expiresAt")) { Key = key, Member = member, Deleted = deleted },
    };

    private static OrderStatus Status(string word) => OrderStates.All.Contains(word) ? OrderStates.Read(word) : OrderStatus.Placed;
}
