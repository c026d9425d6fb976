using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Tasks;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Tests.Security.Matrix;

/// <summary>A member with a value of their own of everything that is personal, in every place where pages and programs read of members.</summary>
/// <param name="Member">Whom they are planted in.</param>
internal sealed record PlantedMember(Sought Member)
{
    public const string Attribute = "passport";
    private const string Class = "service";

    /// <summary>Hidden from everybody until they look, by what it is.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; } = new Dictionary<string, string>
    {
        ["name"] = $"Petronella \"{Member.Id}\" Plantagenet",
        ["phone"] = $"+86186{Member.Id}77",
        ["email"] = $"petronella.{Member.Id}@example.org",
        ["external id"] = Member.ExternalId,
        ["identity of a channel"] = $"oPlanted{Member.Id}Wx",
        ["child"] = $"Quentin{Member.Id} Plantagenet",
        ["marked attribute"] = $"E{Member.Id}-Ωpass",
        ["name of before"] = $"Ottoline{Member.Id} Oldcastle",
        ["identity of before"] = $"oFormer{Member.Id}Wx",
        ["marked attribute of before"] = $"D{Member.Id}-Ωold",
    };

    /// <summary>Hidden from whoever may not look.</summary>
    public string City { get; } = $"Plantedville{Member.Id}";

    /// <summary>What of the planted values stands in an answer, read as text and as what stands within a frame.</summary>
    /// <param name="answer">Page, document or file.</param>
    /// <param name="asked">What was asked for: a question that comes back is no answer.</param>
    public IReadOnlyList<string> In(string answer, string asked)
    {
        var once = System.Net.WebUtility.HtmlDecode(answer);
        var read = string.Join('\n', answer, once, System.Net.WebUtility.HtmlDecode(once), once.Replace("\\u0022", "\"", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal));
        return [.. Secrets.Append(new("city", City)).Where(secret => !asked.Contains(Uri.EscapeDataString(secret.Value), StringComparison.Ordinal) && read.Contains(secret.Value, StringComparison.OrdinalIgnoreCase)).Select(secret => secret.Key)];
    }

    public async Task PlantAsync(StudioDbContext context)
    {
        var now = TimeProvider.System.GetUtcNow();
        var row = await context.Set<MemberRow>().SingleAsync(member => member.Id == Member.Id);
        (row.Name, row.NameFolded, row.Phone, row.Email, row.EmailFolded, row.City) =
            (Secrets["name"], FoldedText.Of(Secrets["name"]), Secrets["phone"], Secrets["email"], FoldedText.Of(Secrets["email"]), City);
        if (!await context.Set<AttributeDefinitionRow>().AnyAsync(known => known.Key == Attribute))
            context.Add(new AttributeDefinitionRow { Key = Attribute, Names = new LocalText("Passport", "护照"), Type = "text", Personal = true, CreatedAt = now });
        context.Add(new AttributeTextRow { MemberId = Member.Id, Attribute = Attribute, Value = Secrets["marked attribute"], Folded = FoldedText.Of(Secrets["marked attribute"]) });
        context.Add(new MemberAddressRow { MemberId = Member.Id, Channel = "wechat", Address = Secrets["identity of a channel"], At = now });
        context.Add(new ChildRow { Id = Member.Id, MemberId = Member.Id, Name = Secrets["child"], BirthDate = new DateOnly(2026, 3, 1), CreatedAt = now });
        foreach (var (kind, value) in new[] { ("name", "name of before"), ("address", "identity of before"), ("other", "marked attribute of before") })
            context.Add(new MemberFormerRow { MemberId = Member.Id, Kind = kind, Value = Secrets[value], At = now });
        var all = string.Join(" · ", Secrets.Values.Append(City));
        var task = await context.Set<GuideTaskRow>().SingleAsync(known => known.PublicId == Member.Task);
        (task.Title, task.Script, task.Note) = ($"Call {Secrets["name"]}", $"Dear {all}", $"Said: {all}");
        context.Add(new EventRow { Id = Member.Id, MemberId = Member.Id, Slot = 1, Name = "form.submitted", Source = "test", At = now, StoredAt = now, Routed = true, Properties = Properties(all) });
        Letter(context, all, now);
        await StepAsync(context, all, now);
        context.Add(new AuditRow
        {
            At = now,
            Action = "member.edit",
            SubjectKind = "member",
            SubjectId = Member.PublicId,
            Values = JsonSerializer.Serialize(new { before = new { phone = "1" }, after = Secrets.ToDictionary(secret => secret.Key, secret => secret.Value) }),
        });
        await context.SaveChangesAsync();
    }

    private string Properties(string all) => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["name"] = Secrets["name"],
        ["old.phone"] = Secrets["phone"],
        ["email"] = Secrets["email"],
        ["city"] = City,
        ["babyName"] = Secrets["child"],
        ["openId"] = Secrets["identity of a channel"],
        [Attribute] = Secrets["marked attribute"],
        ["wish"] = $"Please write to {all}",
    });

    /// <summary>What a decision in a journey looked at.</summary>
    private async Task StepAsync(StudioDbContext context, string all, DateTimeOffset now)
    {
        var version = await context.Set<JourneyVersionRow>().OrderBy(row => row.Id).FirstAsync();
        context.Add(new EnrollmentRow { Id = Member.Id, JourneyId = version.JourneyId, VersionId = version.Id, MemberId = Member.Id, Slot = 1, State = "completed", Step = 1, EnteredAt = now, EndedAt = now });
        ImmutableArray<DecidingValue> looked =
        [
            new("attribute name", Secrets["name"]), new("attribute phone", Secrets["phone"]), new("attribute city", City), new($"attribute {Attribute}", Secrets["marked attribute"]), new("property name", Secrets["name of before"]),
            new("property openId", Secrets["identity of a channel"]), new("property wish", all),
        ];
        context.Add(new TraceRow { EnrollmentId = Member.Id, Step = 1, MemberId = Member.Id, VersionId = version.Id, Activity = "planted", ArrivedAt = now, LeftAt = now, Port = "Done", Values = TraceJson.Write(looked) });
    }

    /// <summary>A mail in the preview mailbox, as a template makes it, and the same in the member's app.</summary>
    private void Letter(StudioDbContext context, string all, DateTimeOffset now)
    {
        var key = $"planted:{Member.Id}";
        context.Add(Message(Member.Id + 500, key, ChannelKeys.Email, Secrets["email"]));
        context.Add(Message(Member.Id + 600, $"{key}:app", ChannelKeys.InApp, Member.ExternalId));
        context.Add(new MailboxRow
        {
            Key = key,
            Channel = ChannelKeys.Email,
            Address = Secrets["email"],
            Language = "en",
            Subject = $"For {Secrets["name"]}",
            BodyText = all,
            BodyHtml = $"<p>Dear {System.Text.Encodings.Web.HtmlEncoder.Default.Encode(all)}</p>",
            Payload = JsonSerializer.Serialize(new { to = Secrets["email"], text = all }),
            Copies = 1,
            ReceivedAt = now,
        });

        MessageRow Message(long id, string effect, string channel, string address) => new()
        {
            Id = id,
            MemberId = Member.Id,
            EffectKey = effect,
            Channel = channel,
            Template = "planted",
            Class = Class,
            Address = address,
            State = MessageStates.Sent,
            Subject = $"For {Secrets["name"]}",
            BodyText = all,
            RecordedAt = now,
            SentAt = now,
            UpdatedAt = now,
        };
    }
}
