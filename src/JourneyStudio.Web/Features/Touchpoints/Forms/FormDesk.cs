using JourneyStudio.Channels.Links;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Writing;
using JourneyStudio.Web.Features.Touchpoints.Answers;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Touchpoints.Forms;

/// <summary>Takes in filled-in forms: the member, their child, their consents and the event, all in one transaction.</summary>
internal sealed class FormDesk(IDbContextFactory<StudioDbContext> contexts, IdBlocks ids, ListenedEvents listened, RuntimeSignals signals, TimeProvider clock)
{
    public async Task<SessionRow?> SessionAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<SessionRow>().AsNoTracking().FirstOrDefaultAsync(session => session.Key == key, cancellationToken);
    }

    /// <summary>Why a session takes no more forms; null when it does.</summary>
    public string? Closed(SessionRow session) =>
        session.State == "cancelled" ? "Session.Cancelled" : session.State == "over" || clock.GetUtcNow() >= session.EndsAt ? "Session.Over" : null;

    /// <summary>Today where the form is filled in.</summary>
    public DateOnly Today(SessionRow? session) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(session?.TimeZone ?? "Asia/Shanghai")).DateTime);

    /// <summary>Writes everything or nothing. The same showing of the form sent twice is taken once.</summary>
    public async Task<FormOutcome> SubmitAsync(FormDefinition form, FormAnswers answers, LinkClaims link, string instance, CancellationToken cancellationToken)
    {
        var eventId = await ids.TakeAsync(IdNames.Event, cancellationToken);
        var changeIds = await ids.TakeAsync(IdNames.Event, TrackedChanges.Most, WritePriority.Interface, cancellationToken);
        var childId = await ids.TakeAsync(IdNames.Child, cancellationToken);
        var now = clock.GetUtcNow();
        var act = TouchAct.Form(form.Key, instance);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await TouchMembers.FindAsync(context, link.Member, cancellationToken) is not { } member)
            return new FormOutcome.UnknownMember();
        if (await TouchEvents.IsKnownAsync(context, act, cancellationToken))
            return new FormOutcome.Taken(member.Name);
        if (await PhoneOfAnotherAsync(context, member, answers, cancellationToken))
            return new FormOutcome.Refused(BuiltInAttributes.Phone, new FieldProblem("Problem.PhoneTaken"));
        if (await EmailOfAnotherAsync(context, member, answers, cancellationToken))
            return new FormOutcome.Refused(BuiltInAttributes.Email, new FieldProblem("Problem.EmailTaken"));
        await MemberAnswers.WriteAsync(context, member, form, answers, now, cancellationToken);
        await ChildAnswers.WriteAsync(context, member.Id, childId, answers, now, cancellationToken);
        await ConsentAsync(context, member.Id, form, answers, now, cancellationToken);
        TouchEvents.Add(context, act, eventId, member.Id, Properties(form, answers, link), now);
        await FormerChanges.KeepAsync(context, now, cancellationToken);
        TrackedChanges.Tell(context, listened, changeIds, now);
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        signals.Work.Raise();
        return new FormOutcome.Taken(member.Name);
    }

    /// <summary>A number or address that another member has is never taken over: the form says so at the field.</summary>
    private static async Task<bool> PhoneOfAnotherAsync(StudioDbContext context, MemberRow member, FormAnswers answers, CancellationToken cancellationToken) =>
        answers.Values.TryGetValue(BuiltInAttributes.Phone, out var phone) && phone.ToText() != member.Phone
        && await TouchMembers.FindByPhoneAsync(context, phone.ToText(), cancellationToken) is { } owner && owner.Id != member.Id;

    private static async Task<bool> EmailOfAnotherAsync(StudioDbContext context, MemberRow member, FormAnswers answers, CancellationToken cancellationToken)
    {
        if (!answers.Values.TryGetValue(BuiltInAttributes.Email, out var email))
            return false;
        var address = email.ToText();
        return await context.Set<MemberAddressRow>().AnyAsync(row => row.Channel == ChannelKeys.Email && row.Address == address && row.MemberId != member.Id, cancellationToken);
    }

    private static async Task ConsentAsync(StudioDbContext context, long member, FormDefinition form, FormAnswers answers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var consent in form.Agreed(answers.Ticked))
            await TouchMembers.GrantAsync(context, member, consent.Channel, consent.Purpose, $"form:{form.Key}", now, cancellationToken);
    }

    private static Dictionary<string, AttributeValue> Properties(FormDefinition form, FormAnswers answers, LinkClaims link)
    {
        var properties = new Dictionary<string, AttributeValue>(answers.Values) { ["form"] = new AttributeValue.Text(form.Key) };
        if (link.Session.Length > 0)
            properties[RecordKinds.Session] = new AttributeValue.Text(link.Session);
        return properties;
    }
}

/// <summary>What became of a filled-in form.</summary>
internal abstract record FormOutcome
{
    private FormOutcome() { }

    /// <summary>Everything is written, now or when the form came the first time.</summary>
    public sealed record Taken(string Name) : FormOutcome;

    /// <summary>Nothing is written; an answer cannot stand.</summary>
    public sealed record Refused(string Field, FieldProblem Problem) : FormOutcome;

    /// <summary>The member of the link is gone.</summary>
    public sealed record UnknownMember : FormOutcome;
}
