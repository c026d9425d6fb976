using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Operating;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Timeline.Whys;

/// <summary>Says of a member and a journey why they are in it or not, and what became of its messages. Reads what the journey wrote down when it decided; nothing is judged anew.</summary>
public sealed class JourneyWhys(IDbContextFactory<StudioDbContext> contexts, ActivityCatalog catalog)
{
    private const int Passages = 10;
    private const int Messages = 30;

    /// <summary>A message that was not permitted on any channel.</summary>
    public const string Skipped = "skipped";

    /// <param name="member">Number of the member.</param>
    /// <param name="definitionId">Logical id of the journey.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where there is no such journey.</returns>
    public async Task<JourneyWhy?> FindAsync(long member, string definitionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<JourneyRow>().AsNoTracking().SingleOrDefaultAsync(row => row.DefinitionId == definitionId, cancellationToken) is not { } journey) return null;
        var published = await context.Set<JourneyVersionRow>().AsNoTracking().SingleOrDefaultAsync(row => row.JourneyId == journey.Id && row.Number == journey.PublishedVersion, cancellationToken);
        var enrollments = await context.Set<EnrollmentRow>().AsNoTracking().Where(row => row.MemberId == member && row.JourneyId == journey.Id).OrderByDescending(row => row.Id).Take(Passages).ToListAsync(cancellationToken);
        var refusal = await context.Set<EntryRefusalRow>().AsNoTracking().SingleOrDefaultAsync(row => row.MemberId == member && row.JourneyId == journey.Id, cancellationToken);
        var held = await context.Set<HeldEntryRow>().AnyAsync(row => row.MemberId == member && row.JourneyId == journey.Id, cancellationToken);
        var listens = Listens(journey, published);
        var numbers = await NumbersAsync(context, [.. enrollments.Select(row => row.VersionId).Append(refusal?.VersionId ?? 0)], cancellationToken);
        var asked = refusal?.EventId is { } id ? await context.Set<EventRow>().Where(row => row.Id == id).Select(row => new WhyEvent(row.Name, row.At)).SingleOrDefaultAsync(cancellationToken) : null;
        return new JourneyWhy
        {
            DefinitionId = definitionId,
            Journey = journey.Name,
            State = journey.State,
            Version = published?.Number,
            Answer = Answer(enrollments, refusal, held, published),
            Listens = listens,
            Heard = listens.IsEmpty ? null : await HeardAsync(context, member, listens, cancellationToken),
            Refusal = refusal is null ? null : new WhyRefusal(refusal.Reason, numbers.GetValueOrDefault(refusal.VersionId), refusal.At, refusal.Count, asked, TraceJson.ReadValues(refusal.Values)),
            Passages = await PassagesAsync(context, enrollments, numbers, cancellationToken),
            Messages = await MessagesAsync(context, member, journey.Id, enrollments, cancellationToken),
        };
    }

    private static WhyAnswer Answer(List<EnrollmentRow> enrollments, EntryRefusalRow? refusal, bool held, JourneyVersionRow? published)
    {
        if (enrollments.Exists(row => row.State == "active")) return WhyAnswer.Inside;
        if (held) return WhyAnswer.Held;
        if (refusal is not null && (enrollments.Count == 0 || refusal.At >= enrollments[0].EnteredAt)) return WhyAnswer.Refused;
        if (enrollments.Count > 0) return WhyAnswer.Over;
        return published is null ? WhyAnswer.NotPublished : WhyAnswer.NotAsked;
    }

    /// <summary>Names of the events that can let somebody in.</summary>
    private ImmutableArray<string> Listens(JourneyRow journey, JourneyVersionRow? published)
    {
        if (published is null || !DefinitionJson.Read(published.Text).TryGet(out var definition)) return [];
        var identity = new PlanIdentity(new JourneyId(journey.Id), journey.DefinitionId, new VersionId(published.Id), published.Number);
        return Plan.Compile(identity, definition, catalog).TryGet(out var plan) ? [.. plan.Triggers.SelectMany(trigger => trigger.Listens).Where(name => name.Length > 0).Distinct()] : [];
    }

    private static async Task<WhyEvent?> HeardAsync(StudioDbContext context, long member, ImmutableArray<string> listens, CancellationToken cancellationToken)
    {
        string[] names = [.. listens];
        return await context.Set<EventRow>().Where(row => row.MemberId == member && row.SubjectKind == "member" && names.Contains(row.Name))
            .OrderByDescending(row => row.At).Select(row => new WhyEvent(row.Name, row.At)).FirstOrDefaultAsync(cancellationToken);
    }

    private static Task<Dictionary<long, int>> NumbersAsync(StudioDbContext context, long[] versions, CancellationToken cancellationToken) =>
        context.Set<JourneyVersionRow>().Where(row => versions.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Number, cancellationToken);

    private static async Task<ImmutableArray<WhyPassage>> PassagesAsync(
        StudioDbContext context, List<EnrollmentRow> enrollments, Dictionary<long, int> numbers, CancellationToken cancellationToken)
    {
        var ids = enrollments.ConvertAll(row => row.Id);
        var waiting = await (
            from token in context.Set<TokenRow>()
            join trace in context.Set<TraceRow>() on new { token.EnrollmentId, token.Step } equals new { trace.EnrollmentId, trace.Step } into steps
            from trace in steps.DefaultIfEmpty()
            where ids.Contains(token.EnrollmentId)
            orderby token.EnrollmentId, token.Number
            select new { Token = token, Values = trace == null ? null : trace.Values }).AsNoTracking().ToListAsync(cancellationToken);
        var places = waiting.ToLookup(row => row.Token.EnrollmentId);
        return
        [
            .. enrollments.Select(row => new WhyPassage
            {
                Id = row.Id,
                Version = numbers[row.VersionId],
                State = row.State,
                Reason = row.Reason,
                EnteredAt = row.EnteredAt,
                EndedAt = row.EndedAt,
                Places = [.. places[row.Id].Select(place => new WhyPlace(
                    row.VersionId, place.Token.Activity, place.Token.ArrivedAt, place.Token.Due, place.Token.AwaitedEvent, place.Token.Held, TraceJson.ReadValues(place.Values)))],
            }),
        ];
    }

    /// <summary>Those that were recorded, and steps that found no permitted channel: there nothing was.</summary>
    private static async Task<ImmutableArray<WhyMessage>> MessagesAsync(StudioDbContext context, long member, long journey, List<EnrollmentRow> enrollments, CancellationToken cancellationToken)
    {
        var recorded = await context.Set<MessageRow>().AsNoTracking().Where(row => row.MemberId == member && row.JourneyId == journey).OrderByDescending(row => row.RecordedAt).ThenByDescending(row => row.Id).Take(Messages).ToListAsync(cancellationToken);
        var ids = enrollments.ConvertAll(row => row.Id);
        var decided = await context.Set<TraceRow>().AsNoTracking().Where(row => ids.Contains(row.EnrollmentId) && row.Values != null).OrderByDescending(row => row.ArrivedAt).ThenByDescending(row => row.Step).Take(Messages * 4).ToListAsync(cancellationToken);
        var skipped = from step in decided
                      where TraceJson.ReadEffects(step.Effects).IsEmpty
                      from value in TraceJson.ReadValues(step.Values)
                      where ChannelKeys.ToMembers.Contains(value.Name)
                      select new WhyMessage(step.LeftAt ?? step.ArrivedAt, step.VersionId, step.Activity, value.Name, null, Skipped, value.Value);
        return
        [
            .. recorded.Select(row => new WhyMessage(row.RecordedAt, row.VersionId, row.Activity, row.Channel, row.Template, row.State, row.Reason))
                .Concat(skipped).OrderByDescending(message => message.At).Take(Messages),
        ];
    }
}
