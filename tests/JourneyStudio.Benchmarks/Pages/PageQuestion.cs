namespace JourneyStudio.Benchmarks.Pages;

/// <summary>A page as somebody opens, searches, filters or turns it: all of that stands in its address.</summary>
/// <param name="Account">Who.</param>
/// <param name="Address">The page.</param>
/// <param name="Bare">The least that has to be asked of the database for it, by hand; null: a row of a key.</param>
internal sealed record PageQuestion(string Account, string Address, string? Bare = null)
{
    private const string Admin = "admin";
    private const string Region = "region-manager";
    private const string Columns = "id, public_id, name, phone, email, city, stage, level, created_at";
    private const string Rule = """{"attribute":"city","op":"isSet"}""";

    /// <summary>Everything that people list, search, narrow or open.</summary>
    public static IReadOnlyList<PageQuestion> Of(string member, string session) =>
    [
        new(Admin, "/members", $"select {Columns} from member order by id desc limit 50"),
        new(Admin, "/members?find=%E6%9C%88", Searched("月")), new(Admin, "/members?find=zzzz", Searched("ZZZZ")), new(Admin, "/members?find=138", Searched("138")),
        new(Admin, "/members?tag=pregnant", Tagged), new(Admin, "/members?tag=formula&find=%E4%BA%91"), new(Admin, $"/members?rule={Uri.EscapeDataString(Rule)}", "select count(*) from member where city is not null and state = 'active'"),
        new(Region, "/members"), new(Region, "/members?find=%E6%9C%88", Searched("月")), new(Region, "/members?find=zzzz", Searched("ZZZZ")), new(Region, "/members?tag=pregnant", Tagged),
        new(Admin, $"/members/{member}"), new(Region, $"/members/{member}"), new(Admin, $"/members/{member}/edit"), new(Admin, $"/members/{member}?show=messages"), new(Admin, "/members/duplicates"),
        new(Admin, "/tags"), new(Admin, "/tags/pregnant"), new(Admin, "/tags/core-customer"), new(Admin, "/tags/models"), new(Admin, "/tags/bulk"), new(Admin, "/segments"), new(Admin, "/segments/new"),
        new(Admin, "/campaigns"), new(Admin, "/campaigns?state=cancelled"), new(Admin, "/campaigns?find=999"), new(Admin, "/campaigns?store=harbour"), new(Region, "/campaigns"), new(Admin, $"/campaigns/sessions/{session}"),
        new(Admin, "/tasks"), new(Admin, "/tasks?view=overdue"), new(Admin, "/tasks?view=done"), new(Admin, "/tasks?store=harbour"), new(Region, "/tasks"), new(Region, "/tasks?view=done"),
        new(Admin, "/mailbox"), new(Admin, "/mailbox?channel=email"), new(Admin, "/mailbox?state=failed"), new(Admin, "/mailbox?journey=club-signup"), new(Admin, $"/mailbox?member={member}"),
        new(Admin, "/members/imports"), new(Admin, "/settings/audit"), new(Admin, "/settings/audit?find=subject-5"), new(Admin, "/settings/audit?action=member.edit"), new(Admin, "/settings/audit?actor=1"),
        new(Admin, "/journeys"), new(Admin, "/journeys/club-signup"), new(Admin, "/journeys/club-signup/operations"), new(Admin, "/dead-letters"), new(Admin, "/health/stages"),
        new(Admin, "/settings/contact/suppression"), new(Admin, "/settings/contact/suppression?find=gone5"), new(Admin, "/qr-codes"), new(Admin, "/settings/organisation"), new(Admin, "/settings/organisation/hand-over?from=lan"), new(Admin, "/settings/people"),
    ];

    private static string Searched(string text) => $"select count(*) from member where name_folded like '%{text}%' or phone like '%{text}%' or email_folded like '%{text}%'";

    private const string Tagged = "select count(distinct member_id) from member_tag where tag = 'pregnant'";
}
