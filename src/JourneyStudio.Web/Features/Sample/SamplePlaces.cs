using System.Globalization;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Sample;

/// <summary>Content, organisation, campaign, sessions and codes of the sample, into an empty workspace only.</summary>
internal sealed class SamplePlaces(IDbContextFactory<StudioDbContext> contexts, WorkspaceContents contents, TimeProvider clock)
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The day on which the sample was loaded, from which its dates count; null when this workspace is somebody's own.</summary>
    public async Task<DateTimeOffset?> PrepareAsync(WorkspaceContent content, SampleWorkspace workspace, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await SampleMarks.ReadAsync(context, SampleMarks.Content, cancellationToken) is { } loaded)
            return new DateTimeOffset(DateTime.ParseExact(loaded, DayFormat, CultureInfo.InvariantCulture), TimeSpan.Zero);
        if (await context.Set<OrgUnitRow>().AnyAsync(cancellationToken))
            return null;
        var now = clock.GetUtcNow();
        // By key, so that doing it again after a crash changes nothing; the places and the mark are one transaction.
        await contents.WriteAsync(content, cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        await OrganisationAsync(context, workspace, cancellationToken);
        Sessions(context, workspace, now);
        await SampleMarks.WriteAsync(context, SampleMarks.Content, now.UtcDateTime.ToString(DayFormat, CultureInfo.InvariantCulture), now, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
    }

    private static async Task OrganisationAsync(StudioDbContext context, SampleWorkspace workspace, CancellationToken cancellationToken)
    {
        var root = await UnitAsync(context, new SampleUnit { Kind = "headquarters", Key = "headquarters", Names = workspace.Name }, null, cancellationToken);
        context.AddRange(workspace.ProductLines.Select(line => new ProductLineRow { Key = line.Key, Names = line.Names }));
        foreach (var unit in workspace.Organisation)
            await BranchAsync(context, unit, root, cancellationToken);
    }

    private static async Task BranchAsync(StudioDbContext context, SampleUnit unit, OrgUnitRow parent, CancellationToken cancellationToken)
    {
        var row = await UnitAsync(context, unit, parent, cancellationToken);
        context.AddRange(unit.Staff.Select(person => new StaffRow { PublicId = PublicId.New(), Key = person.Key, OrgUnitId = row.Id, Role = person.Role, Names = person.Names }));
        foreach (var child in unit.Children)
            await BranchAsync(context, child, row, cancellationToken);
    }

    /// <summary>Saved at once: the paths of the units below need its id.</summary>
    private static async Task<OrgUnitRow> UnitAsync(StudioDbContext context, SampleUnit unit, OrgUnitRow? parent, CancellationToken cancellationToken)
    {
        var row = new OrgUnitRow
        {
            Key = unit.Key,
            ParentId = parent?.Id,
            Kind = unit.Kind,
            Names = unit.Names,
            Path = "",
            City = unit.City,
            Address = unit.Address,
            TimeZone = unit.Zone,
        };
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        row.Path = string.Create(CultureInfo.InvariantCulture, $"{parent?.Path}{row.Id}/");
        return row;
    }

    private static void Sessions(StudioDbContext context, SampleWorkspace workspace, DateTimeOffset now)
    {
        context.AddRange(workspace.Campaigns.Select(campaign => new CampaignRow
        {
            Key = campaign.Key,
            Names = campaign.Names,
            StartsAt = now,
            EndsAt = workspace.Sessions.Max(session => session.StartsAt(now)).AddDays(14),
            CreatedAt = now,
        }));
        foreach (var session in workspace.Sessions)
        {
            var starts = session.StartsAt(now);
            context.Add(new SessionRow
            {
                Key = session.Key,
                Campaign = session.Campaign,
                Store = session.Store,
                Names = session.Names,
                Place = session.Place,
                TimeZone = session.Zone,
                StartsAt = starts,
                EndsAt = starts.AddMinutes(session.Minutes),
                Capacity = session.Capacity,
                Lecturer = session.Lecturer,
                Coupon = session.Coupon,
                CreatedAt = now,
            });
            var guides = workspace.Stores.Single(store => store.Key == session.Store).Staff.Where(person => person.Role == "guide").Select(person => person.Key);
            context.AddRange(SessionQrCodes.Of(session.Key, session.Campaign, session.Store, guides, now));
        }
    }
}
